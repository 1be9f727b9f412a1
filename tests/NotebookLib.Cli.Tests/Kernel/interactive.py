"""Executes a notebook with nbclient in a kernel of .NET Interactive, errors and all: interactive.py KERNEL NOTEBOOK OUT."""
import os, sys

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

name, file, out = sys.argv[1:]
with open(file, encoding="utf-8") as stored:
    notebook = nbformat.read(stored, as_version=4)
for cell in notebook.cells:
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None


class OwnPorts(AsyncKernelManager):
    """The kernel takes the first free HTTP port of its range: one that starts beside it may want the same, so each process has its own."""

    @property
    def kernel_spec(self):
        spec = super().kernel_spec
        first = 10_000 + 20 * (os.getpid() % 1000)
        spec.argv[spec.argv.index("--http-port-range") + 1] = f"{first}-{first + 19}"
        return spec


for tries_left in (2, 1, 0):        # a free port may be taken before the kernel has it
    client = NotebookClient(notebook, kernel_manager_class=OwnPorts, kernel_name=name, allow_errors=True, timeout=600, startup_timeout=600,
                            iopub_timeout=600, resources={"metadata": {"path": os.path.dirname(os.path.abspath(file))}})
    try:
        client.execute()
        break
    except RuntimeError:            # it ended before it answered; a cell that fails is no such error
        if not tries_left:
            raise
nbformat.write(notebook, out)
