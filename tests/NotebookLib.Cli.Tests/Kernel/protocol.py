"""Drives the kernel with jupyter_client, the client that Jupyter itself uses. One test per run: protocol.py NAME.

No test depends on how fast the machine is: PATIENCE is there for what hangs, and files stand in for ports, since a free
port may be taken by another program before the kernel has it. Where TCP itself is the subject, a taken port is tried again.
"""
import os, signal, socket, subprocess, sys, tempfile, threading, time

import zmq
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

PATIENCE = 240
signal.signal(signal.SIGINT, signal.default_int_handler)    # what was started in the background ignores it, and so would its kernels


class Kernel:
    def __init__(self, transport="ipc"):
        self.transport = transport

    def __enter__(self):
        for tries_left in (4, 3, 2, 1, 0) if self.transport == "tcp" else (0,):
            own = {"ip": os.path.join(tempfile.mkdtemp(prefix="nl-"), "k")} if self.transport == "ipc" else {}    # an absolute path, of this kernel only
            self.km = KernelManager(kernel_name="notebooklib", transport=self.transport, **own)
            self.km.start_kernel()
            self.kc = self.km.client()
            self.kc.start_channels()
            try:
                self.kc.wait_for_ready(timeout=PATIENCE)
                return self
            except RuntimeError:
                self.__exit__()
                if not tries_left:
                    raise

    def __exit__(self, *_):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)

    def run(self, code, timeout=PATIENCE, **kw):
        """The reply's content and everything broadcast between busy and idle."""
        told = []
        reply = self.kc.execute_interactive(code, timeout=timeout, output_hook=told.append, **kw)
        return reply["content"], told

    def run_until_it_prints(self, code, then):
        """Runs a cell that prints a mark first, and does something the moment the mark is seen."""
        told, done = [], []
        def do():
            try:
                done.append(repr(then()))
            except BaseException as e:
                done.append(repr(e))
        def hook(m):
            told.append(m)
            if m["msg_type"] == "stream" and "mark" in m["content"]["text"]:
                threading.Timer(0.2, do).start()
        code = code if "mark" in code else 'Console.WriteLine("mark");\n' + code
        try:
            reply = self.kc.execute_interactive(code, timeout=PATIENCE, output_hook=hook)
        except TimeoutError as e:
            raise TimeoutError(f"{code}: heard {[(m['msg_type'], m['content']) for m in told]}, did {done}") from e
        return reply["content"], told

    def ask(self, send):
        return self.replies([send()])[0]

    def replies(self, ids):
        """The answers to these requests, in their order; the client may still hear of earlier ones."""
        heard = {}
        while not heard.keys() >= set(ids):
            m = self.kc.get_shell_msg(timeout=PATIENCE)
            heard[m["parent_header"]["msg_id"]] = m["content"]
        return [heard[i] for i in ids]

    @property
    def pid(self):
        return self.km.provisioner.pid


def of(told, kind):
    return [m["content"] for m in told if m["msg_type"] == kind]


def replies_to(client, count):
    """The requests that the next execute_replies answer; a client may still hear of earlier kernel_info_requests."""
    ids = []
    while len(ids) < count:
        m = client.get_shell_msg(timeout=PATIENCE)
        ids += [m["parent_header"]["msg_id"]] if m["msg_type"] == "execute_reply" else []
    return ids


def plain(told):
    return [list(m["content"]["data"].values())[0] for m in told if m["msg_type"] in ("execute_result", "display_data")]


def test_kernel_info():
    with Kernel("tcp") as k:
        info = k.ask(k.kc.kernel_info)
        assert info["status"] == "ok" and info["protocol_version"] == "5.4" and info["implementation"] == "notebooklib", info
        assert info["language_info"]["name"] == "C#" and info["language_info"]["file_extension"] == ".cs", info


def test_execute():
    with Kernel() as k:
        reply, told = k.run('Console.Write("a"); Console.Error.Write("b"); Console.Write("c"); "uit"')
        assert reply["status"] == "ok" and reply["execution_count"] == 1 and reply["payload"] == [], reply
        assert [(s["name"], s["text"]) for s in of(told, "stream")] == [("stdout", "a"), ("stderr", "b"), ("stdout", "c")], told
        assert plain(told) == ["uit"], told
        assert [c["execution_state"] for c in of(told, "status")] == ["busy", "idle"]
        assert of(told, "execute_input") == [{"code": 'Console.Write("a"); Console.Error.Write("b"); Console.Write("c"); "uit"', "execution_count": 1}]
        assert all(m["parent_header"]["msg_type"] == "execute_request" for m in told)
        k.run("var x = 20;")
        assert plain(k.run("$\"{x + 1}\"")[1]) == ["21"]
        reply, told = k.run('var y = 1; Console.Write("stil"); y', silent=True)
        assert reply["status"] == "ok" and reply["execution_count"] == 3 and {m["msg_type"] for m in told} == {"status"}, (reply, told)
        assert k.run("1", store_history=False)[0]["execution_count"] == 3
        reply, _ = k.run("2", user_expressions={"goed": "$\"{x * 2}\"", "fout": "nergens"})
        assert reply["status"] == "ok", reply
        assert reply["user_expressions"]["goed"] == {"status": "ok", "data": {"text/plain": "40"}, "metadata": {}}, reply
        k.run("string provincie = \"\";")                        # a cell tagged parameters, and what papermill puts after it
        k.run("// Parameters\nvar provincie = \"Groningen\";")
        assert plain(k.run("provincie")[1]) == ["Groningen"]
        assert reply["user_expressions"]["fout"]["status"] == "error" and "nergens" in reply["user_expressions"]["fout"]["evalue"]


def test_errors():
    with Kernel() as k:
        reply, told = k.run('void F() => throw new InvalidOperationException("au");\nF();')
        error = of(told, "error")[0]
        assert reply["status"] == "error" and reply["ename"] == error["ename"] == "InvalidOperationException" and error["evalue"] == "au", reply
        assert any("line 1" in line for line in error["traceback"]) and any("line 2" in line for line in error["traceback"]), error
        assert "CS0103" in k.run("nergens")[0]["evalue"]


def test_stop_on_error():
    with Kernel() as k:
        def run(codes, **kw):
            return [r["status"] for r in k.replies([k.kc.execute(c, **kw) for c in codes])]
        def failing(seconds):
            return f"System.Threading.Thread.Sleep({1000 * seconds}); throw new Exception();"
        for seconds in (1, 5, 30):      # what follows has to have arrived by the time that the first one fails
            statuses = run((failing(seconds), "1", "2"))
            assert statuses[0] == "error", statuses
            if statuses[1:] == ["aborted", "aborted"]:
                break
        assert statuses == ["error", "aborted", "aborted"], statuses
        assert run((failing(1), "1"), stop_on_error=False) == ["error", "ok"]


def test_displays():
    with Kernel() as k:
        _, told = k.run('var d = display("een"); d.Update("twee"); "<b>x</b>".DisplayAs("text/html"); clear_output(true); display("drie");')
        kinds = [m["msg_type"] for m in told if m["msg_type"] not in ("status", "execute_input")]
        assert kinds == ["display_data", "update_display_data", "display_data", "clear_output", "display_data"], kinds
        shown, update = of(told, "display_data")[0], of(told, "update_display_data")[0]
        assert shown["transient"]["display_id"] == update["transient"]["display_id"] and update["data"] == {"text/plain": "twee"}
        assert of(told, "clear_output") == [{"wait": True}]
        assert of(told, "display_data")[1]["data"] == {"text/html": "<b>x</b>"}


def test_interrupt():
    with Kernel() as k:
        k.run("var kept = 7;")
        loops = ["while (true) { }", "System.Threading.Thread.Sleep(100000);", "Task.Delay(100000).Wait();", "await Task.Delay(100000);",
                 "Enumerable.Range(0, int.MaxValue).Select(i => { Console.Write(i % 1000000 == 0 ? \".\" : \"\"); return (long)i; }).Sum(i => Math.Sin(i))",
                 "try { Console.WriteLine(\"mark\"); while (true) { Console.Write(\"\"); } } finally { Console.Write(\"opgeruimd\"); }"]
        for code in loops:
            reply, told = k.run_until_it_prints(code, k.km.interrupt_kernel)
            assert reply["status"] == "error" and reply["ename"] == "Interrupted", (code, reply)
            assert [e["ename"] for e in of(told, "error")] == ["Interrupted"], (code, told)
        assert "opgeruimd" in "".join(s["text"] for s in of(told, "stream"))
        reply, _ = k.run_until_it_prints("while (true) { }", lambda: os.kill(k.pid, signal.SIGINT))      # as a signal
        assert reply["ename"] == "Interrupted", reply
        os.kill(k.pid, signal.SIGINT)                                      # nothing runs: nothing happens, unless the signal
        reply, told = k.run("$\"{kept}\"")                                 # comes later than the next cell
        if reply["status"] == "error":
            assert reply["ename"] == "Interrupted", reply
            reply, told = k.run("$\"{kept}\"")
        assert plain(told) == ["7"], told                                  # the session lives on


def test_restart_and_shutdown():
    with Kernel() as k:
        k.run("var weg = 1;")
        first = k.pid
        k.km.restart_kernel()
        k.kc.wait_for_ready(timeout=PATIENCE)
        assert k.pid != first and k.run("weg")[0]["status"] == "error"
        process = k.km.provisioner.process
        k.kc.shutdown()
        assert process.wait(timeout=PATIENCE) == 0, process.returncode


def test_a_signal_ends_a_kernel_whose_cell_goes_on():
    for code in ("while (true) { }", "System.Threading.Thread.Sleep(1000000);"):
        with Kernel() as k:
            process = k.km.provisioner.process
            k.kc.execute('Console.WriteLine("mark");\n' + code)
            while "mark" not in str(k.kc.get_iopub_msg(timeout=PATIENCE)["content"]):
                pass
            os.kill(k.pid, signal.SIGTERM)
            process.wait(timeout=PATIENCE)


def test_stdin():
    with Kernel() as k:
        asked = []
        def answer(m):
            asked.append(m["content"])
            k.kc.input("Jan")
        reply, told = k.run('var n = input("naam? "); var p = password("geheim? "); var l = Console.ReadLine(); $"{n}{p}{l}"', allow_stdin=True, stdin_hook=answer)
        assert plain(told) == ["JanJanJan"], (reply, told)
        assert asked == [{"prompt": "naam? ", "password": False}, {"prompt": "geheim? ", "password": True}, {"prompt": "", "password": False}], asked
        reply, _ = k.run("input()", allow_stdin=False)
        assert reply["ename"] == "InvalidOperationException" and "cannot answer" in reply["evalue"], reply
        assert k.run('input("blijft staan")', allow_stdin=True, stdin_hook=lambda m: k.km.interrupt_kernel())[0]["status"] == "error"


def test_code_help():
    with Kernel() as k:
        k.run('var leerlingen = new List<int> { 1 }; /// 🎒')
        def complete(code, at=None):
            return k.ask(lambda: k.kc.complete(code, at))
        assert "leerlingen" in complete("leerl")["matches"]
        c = complete('"🎒" + leerlingen.Cou')
        assert "Count" in c["matches"] and (c["cursor_start"], c["cursor_end"]) == (17, 20), c
        assert "WriteLine" in complete("Console.Wr")["matches"]
        assert "Where" in complete("leerlingen.Wh")["matches"]           # extension methods
        assert "foreach" in complete("fore")["matches"]
        assert complete("System.Tex")["matches"] == ["Text"]
        assert complete("}}} nergens.")["status"] == "ok"
        i = k.ask(lambda: k.kc.inspect("leerlingen.Add(2)", 12))
        assert i["found"] and "Add(int item)" in i["data"]["text/plain"], i
        i = k.ask(lambda: k.kc.inspect("display(leerlingen)", 3))
        assert i["found"] and "Shows a value now" in i["data"]["text/plain"], i   # with its documentation
        assert not k.ask(lambda: k.kc.inspect("   ", 1))["found"]
        for code, status in (("var a = 1;", "complete"), ("1 + 1", "complete"), ("if (true) {", "incomplete"), ("1 + * ;", "invalid")):
            assert k.ask(lambda: k.kc.is_complete(code))["status"] == status, code


def test_history_and_comms():
    with Kernel() as k:
        for code in ("1", "var a = 2;", "1"):
            k.run(code)
        assert k.ask(lambda: k.kc.history(hist_access_type="tail", n=2))["history"] == [[1, 2, "var a = 2;"], [1, 3, "1"]]
        assert k.ask(lambda: k.kc.history(hist_access_type="range", session=1, start=2, stop=3))["history"] == [[1, 2, "var a = 2;"]]
        assert k.ask(lambda: k.kc.history(hist_access_type="search", pattern="*1*", unique=True, n=9))["history"] == [[1, 3, "1"]]
        assert k.ask(lambda: k.kc.history(output=True, hist_access_type="tail", n=1))["history"] == [[1, 3, ["1", None]]]
        assert k.ask(lambda: k.kc.comm_info())["comms"] == {}
        k.kc.shell_channel.send(k.kc.session.msg("comm_open", {"comm_id": "c1", "target_name": "x", "data": {}}))
        while True:
            m = k.kc.get_iopub_msg(timeout=PATIENCE)
            if m["msg_type"] == "comm_close":
                assert m["content"]["comm_id"] == "c1"
                break


def test_hostile_clients():
    with Kernel("tcp") as k:
        info = k.km.get_connection_info()
        shell = zmq.Context().socket(zmq.DEALER)
        shell.linger = 0
        shell.connect(f"tcp://127.0.0.1:{info['shell_port']}")
        stranger = Session(key=b"een andere sleutel")
        stranger.send(shell, "execute_request", {"code": "System.Environment.Exit(3);"})   # wrong signature
        shell.send_multipart([b"onzin"])
        shell.send_multipart([b"<IDS|MSG>", b"", b"{", b"", b"", b""])
        client = Session(key=info["key"])
        m = client.msg("execute_request", {"code": 42, "silent": "ja"})
        client.send(shell, m)                                                              # wrong types
        assert shell.poll(1000 * PATIENCE)
        client.send(shell, "onbekend_request", {})
        _, parts = client.feed_identities(shell.recv_multipart())
        assert shell.poll(1000 * PATIENCE)
        _, parts = client.feed_identities(shell.recv_multipart())
        answer = client.deserialize(parts)
        assert answer["msg_type"] == "onbekend_reply" and answer["content"]["status"] == "error", answer
        half = socket.create_connection(("127.0.0.1", info["shell_port"]))                 # never says a word
        raw = socket.create_connection(("127.0.0.1", info["iopub_port"]))
        raw.sendall(b"GET / HTTP/1.1\r\n\r\n")
        gone = zmq.Context().socket(zmq.SUB)
        gone.linger = 0
        gone.subscribe(b"")
        gone.connect(f"tcp://127.0.0.1:{info['iopub_port']}")
        time.sleep(0.3)
        gone.close()
        assert plain(k.run('"leeft"')[1]) == ["leeft"]
        half.close(), raw.close()


def test_two_clients():
    with Kernel() as k:
        other = BlockingKernelClient()          # with an identity of its own
        other.load_connection_info(k.km.get_connection_info())
        other.start_channels()
        other.wait_for_ready(timeout=PATIENCE)
        k.run("var i = 0;")
        first = k.kc.execute("for (var n = 0; n < 20; n++) { i++; System.Threading.Thread.Sleep(10); }")   # either client may come first
        ids = [other.execute("i++;") for _ in range(5)]
        assert replies_to(other, 5) == ids     # each gets its own, in order
        assert replies_to(k.kc, 1) == [first]
        other.stop_channels()
        _, told = k.run("$\"{i}\"")
        assert plain(told) == ["25"], told


def test_large_output():
    with Kernel() as k:
        reply, told = k.run('new string(\'x\', 1_900_000).DisplayAs("text/html");')
        assert len(of(told, "display_data")[0]["data"]["text/html"]) == 1_900_000
        reply, told = k.run("for (var j = 0; j < 40000; j++) Console.WriteLine($\"regel {j} 🎒\");")
        text = "".join(s["text"] for s in of(told, "stream"))
        assert text == "".join(f"regel {j} 🎒\n" for j in range(40000)), len(text)
        reply, _ = k.run("/* " + "x" * 10_000_000 + " */ 1")      # ten megabytes in
        assert reply["status"] == "ok"


def test_thousand_cells():
    """Cells that declare nothing leave nothing behind; a thousand of them in a row."""
    with Kernel() as k:
        def memory():
            _, told = k.run("GC.Collect(2, GCCollectionMode.Aggressive, true, true); Console.Write(GC.GetTotalMemory(true));")
            return int(of(told, "stream")[0]["text"])
        k.run("var n = 0;")
        for i in range(50):
            k.run("n += 1; n")
        before = memory()
        for i in range(950):
            reply, _ = k.run("n += 1; n")
        assert reply["status"] == "ok" and plain(k.run("$\"{n}\"")[1]) == ["1000"]
        grown = memory() - before
        assert grown < 3_000_000, f"{grown} bytes more after 950 cells"


def test_parent_gone():
    """The kernel ends when the program that started it is gone."""
    script = "import sys; sys.argv = ['']; import protocol, os; k = protocol.Kernel().__enter__(); print(k.pid, flush=True); os._exit(0)"
    with tempfile.TemporaryFile() as told:      # not a pipe: the kernel would hold it open
        subprocess.run([sys.executable, "-c", script], stdout=told, timeout=PATIENCE, env={**os.environ, "PYTHONPATH": os.path.dirname(__file__), "PYTHONDONTWRITEBYTECODE": "1"})
        told.seek(0)
        pid = int(told.read())
    for _ in range(5 * PATIENCE):
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().split(")")[1].split()[0] == "Z":
                    return
        except OSError:
            return
        time.sleep(0.2)
    raise AssertionError("the kernel lives on")


if __name__ == "__main__":
    globals()["test_" + sys.argv[1]]()
    sys.stdout.flush()
    os._exit(0)     # jupyter_client 7 complains while it is torn down
