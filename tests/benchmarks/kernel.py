"""How fast the Jupyter kernel is: first kernel_info_reply, first cell, 30 small cells under nbconvert, memory.

Run it on a machine that does nothing else, after `dotnet build lib/NotebookLib.Cli -c Release`:
    /usr/bin/python3 tests/benchmarks/kernel.py
Aims on two cores: 1.2 s, 2 s, 4 s, 200 MB.
"""
import json, os, statistics, subprocess, sys, tempfile, time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
CLI = os.path.join(ROOT, "lib/NotebookLib.Cli/bin/Release/net10.0/NotebookLib.Cli")
WORK = tempfile.mkdtemp()
os.environ["JUPYTER_DATA_DIR"] = WORK
subprocess.run([CLI, "kernel", "install"], check=True, stdout=subprocess.DEVNULL)

from jupyter_client.manager import KernelManager


def once():
    start = time.time()
    km = KernelManager(kernel_name="notebooklib")
    km.start_kernel()
    kc = km.client()
    kc.start_channels()
    kc.kernel_info()
    while kc.get_shell_msg(timeout=30)["msg_type"] != "kernel_info_reply":
        pass
    ready = time.time() - start
    kc.execute("1 + 1")
    while kc.get_shell_msg(timeout=30)["msg_type"] != "execute_reply":
        pass
    first = time.time() - start
    with open(f"/proc/{km.provisioner.pid}/status") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    kc.stop_channels()
    km.shutdown_kernel(now=True)
    return ready, first, memory


def thirty():
    cells = [{"cell_type": "code", "id": f"c{i}", "execution_count": None, "metadata": {}, "outputs": [], "source": f"var x{i} = {i};\nx{i} + 1"} for i in range(30)]
    file = os.path.join(WORK, "dertig.ipynb")
    with open(file, "w") as out:
        json.dump({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, out)
    start = time.time()
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=notebooklib", file,
                    "--output-dir", os.path.join(WORK, "out")], check=True, stderr=subprocess.DEVNULL)
    return time.time() - start


runs = [once() for _ in range(5)]
for name, values, unit in (("first kernel_info_reply", [r[0] for r in runs], "s"), ("first cell done", [r[1] for r in runs], "s"),
                           ("most memory until then", [r[2] for r in runs], "MB"), ("30 cells under nbconvert", [thirty() for _ in range(5)], "s")):
    print(f"{name}: {statistics.median(values):.2f} {unit} ({min(values):.2f}-{max(values):.2f})", flush=True)
os._exit(0)
