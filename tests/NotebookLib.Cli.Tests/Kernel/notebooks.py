"""Executes a notebook with nbclient on the kernel and compares each output with the stored one: notebooks.py FILE."""
import os, sys, tempfile

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

file = sys.argv[1]
stored = nbformat.read(file, as_version=4)
fresh = nbformat.read(file, as_version=4)
for cell in fresh.cells:
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
# a free port may be taken before the kernel has it; a file is not. Its path is absolute: kernel and client are in different folders
sockets = tempfile.TemporaryDirectory(prefix="nl-")
config = Config(KernelManager={"transport": "ipc", "ip": os.path.join(sockets.name, "k")})
NotebookClient(fresh, kernel_name="notebooklib", timeout=600, startup_timeout=600, iopub_timeout=600, config=config,
               resources={"metadata": {"path": file.rsplit("/", 1)[0]}}).execute()
compared = 0
for old, new in zip(stored.cells, fresh.cells):
    if old.cell_type == "code":
        assert new.outputs == old.outputs, f"{old.id}: {str(new.outputs)[:500]} instead of {str(old.outputs)[:500]}"
        assert new.execution_count == old.execution_count, old.id
        compared += len(old.outputs)
assert compared > 5, compared
