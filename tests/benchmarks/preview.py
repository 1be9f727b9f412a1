"""How soon a page shows what a saved change gives: from the moment the file is in place until the new output has arrived at the client.

A real preview process on theme 7, a real save (a new file renamed over the old one), and an HTTP client that reads the events of the page as a browser does.
The change is a word in the title of a figure; the new title has to arrive in the figure's own HTML, not in the listing of its code. Each save waits for the
clean run of the one before, and a second more. Run it on a machine that does nothing else, after `dotnet build lib/NotebookLib.Cli -c Release`:
    python3 tests/benchmarks/preview.py
Aim on two cores: 300 ms.
"""
import json, os, shutil, signal, statistics, subprocess, tempfile, threading, time, urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
CLI = os.path.join(ROOT, "lib/NotebookLib.Cli/bin/Release/net10.0/NotebookLib.Cli.dll")
NAME = "07-doelgroepverschuiving"
OLD, NEW = "randen en midden", "randen en het midden"
SAVES = 7

work = tempfile.mkdtemp()
for folder in ("data", "notebooks"):
    shutil.copytree(os.path.join(ROOT, folder), os.path.join(work, folder))
notebook = os.path.join(work, "notebooks", NAME + ".ipynb")
started = time.time()
preview = subprocess.Popen(["dotnet", CLI, "preview", "07", "--json"], cwd=work, stdout=subprocess.PIPE, text=True)
text = ""
while not text.rstrip().endswith("}"):
    text += preview.stdout.readline()
address = json.loads(text)["url"].rsplit("/", 1)[0]
listening = time.time() - started
messages, news = [], threading.Condition()


def listen():
    try:
        for line in urllib.request.urlopen(f"{address}/events/{NAME}"):
            if line.startswith(b"data: "):
                at = time.time()
                message = json.loads(line[6:])
                with news:
                    messages.append((at, message))
                    news.notify_all()
    except OSError:
        pass  # the preview has ended


def wait(fits, since):
    with news:
        while True:
            for i in range(since, len(messages)):
                if fits(messages[i][1]):
                    return i, messages[i][0]
            since = len(messages)
            if not news.wait(120):
                raise SystemExit("nothing arrived within two minutes")


threading.Thread(target=listen, daemon=True).start()
index, at = wait(lambda m: m["status"]["phase"] == "checked", 0)
print(f"address {listening:.2f} s after the start, all {len(messages[index][1]['status']['cells'])} cells shown after {at - started:.2f} s")
outputs, ends = [], []
for save in range(SAVES):
    old, new = (OLD, NEW) if save % 2 == 0 else (NEW, OLD)
    with open(notebook) as file:
        content = json.load(file)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = "".join(cell["source"]).replace(old, new).splitlines(keepends=True)
    with open(notebook + "~", "w") as file:
        json.dump(content, file)
    with news:
        since = len(messages)
    time.sleep(1)       # nobody saves in the very moment that the page has come to rest
    saved = time.time()
    os.replace(notebook + "~", notebook)
    title = f'<strong class="nl-title">Verandering per schoolsoort: {new}'
    shown, at = wait(lambda m: any(title in html for html in m["html"].values()), since)
    index, end = wait(lambda m: m["status"]["phase"] in ("ready", "checked"), shown)
    outputs.append(1000 * (at - saved))
    ends.append(1000 * (end - saved))
    wait(lambda m: m["status"]["phase"] == "checked", index)
cells = messages[index][1]["status"]["text"].split(" ")[0]
preview.send_signal(signal.SIGINT)
preview.wait()
shutil.rmtree(work)
for name, values in (("new output on the page", outputs), (f"all {cells} cells from there on", ends)):
    print(f"{name}: median {statistics.median(values):.0f} ms of {len(values)} saves ({min(values):.0f}-{max(values):.0f})")
