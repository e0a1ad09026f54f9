#!/usr/bin/env python3
"""Flotilla as who reads screens meets it: over AT-SPI, on a screen of its own.

Usage: atspi.py PROGRAM. It starts an X server, a session bus, a window manager and the program, asks
the program's accessible tree, acts on it, and ends all that it has started. Needs what
`packaging/deps.sh tests` installs.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

DEADLINE = 60  # seconds for any one condition, on a machine that is busy with other tests
PR_SET_CHILD_SUBREAPER = 36


class Failure(Exception):
    pass


# The outer half: a screen, a bus, and the end of everything.


def children_of(pid):
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as stat:
                parent = int(stat.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if parent == pid:
            found.append(int(name))
    return found


def end_descendants():
    """Whoever was started here, also by those that were: orphans come back to this process."""
    until = time.monotonic() + 10
    while True:
        mine = children_of(os.getpid())
        if not mine:
            return
        for pid in mine:
            late = time.monotonic() > until
            try:
                os.kill(pid, signal.SIGKILL if late else signal.SIGTERM)
            except ProcessLookupError:
                pass
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass
        time.sleep(0.02)


def start_screen():
    reader, writer = os.pipe()
    subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()  # ends with the server too
    if not number:
        raise Failure("the virtual screen did not start")
    return f":{number}"


def outer(program):
    for tool in ("Xvfb", "dbus-run-session", "openbox"):
        if not shutil.which(tool):
            raise Failure(f"there is no {tool}: run packaging/deps.sh tests")
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o700)
        environment = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("DBUS_", "XDG_", "QT_", "AT_SPI")) and key != "NO_AT_BRIDGE"
        }
        environment.update(
            HOME=home,
            XDG_RUNTIME_DIR=home,
            LANG="C.UTF-8",
            LC_ALL="C.UTF-8",
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        )
        try:
            environment["DISPLAY"] = start_screen()
            command = ["dbus-run-session", "--", sys.executable, __file__, "--inside", program]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            end_descendants()


# The inner half: the tree.


class Desk:
    def __init__(self, program):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib

        self.atspi = Atspi
        self.loop = GLib.MainContext.default()
        self.wake = lambda: GLib.timeout_add(50, lambda: False)
        self.gone = GLib.Error  # what is asked of an object that has just gone
        Atspi.init()
        self.said = []
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:property-change:accessible-name")
        self.program = subprocess.Popen([program])
        self.application = self.until("the program is on the bus", self.find_application)
        self.canvas = self.until("there is a picture", self.find_canvas)

    def hear(self, event):
        try:
            if event.source.get_role() == self.atspi.Role.NOTIFICATION:
                self.said.append(event.source.get_name())
        except self.gone:
            pass

    def until(self, what, condition):
        end = time.monotonic() + DEADLINE
        while True:
            try:
                answer = condition()
            except self.gone:
                answer = None
            if answer:
                print(f"ok: {what}", flush=True)
                return answer
            if time.monotonic() > end:
                raise Failure(f"never came true: {what}\n{self.words()}")
            if self.program.poll() is not None:
                raise Failure(f"the program ended before: {what}")
            self.wake()
            self.loop.iteration(True)

    def words(self):
        try:
            return "\n".join(f"  {name}: {child.get_description()}"
                             for name, child in self.children(self.canvas))
        except (AttributeError, self.gone):
            return "  (no picture)"

    def find_application(self):
        desktop = self.atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.program.pid:
                child.set_cache_mask(self.atspi.Cache.NONE)
                return child
        return None

    def walk(self, root):
        yield root
        for index in range(root.get_child_count()):
            child = root.get_child_at_index(index)
            if child:
                yield from self.walk(child)

    def find(self, role, name):
        for child in self.walk(self.application):
            if child.get_role() == role and child.get_name() == name:
                return child
        return None

    def find_canvas(self):
        found = self.find(self.atspi.Role.CANVAS, "Cluster")
        return found if found and self.servers(found) else None

    @staticmethod
    def children(canvas):
        for index in range(canvas.get_child_count()):
            child = canvas.get_child_at_index(index)
            if child:
                yield child.get_name(), child

    def servers(self, canvas):
        return [child for name, child in self.children(canvas)
                if name[:1] == "S" and name[1:].isdigit()
                and child.get_role() == self.atspi.Role.PUSH_BUTTON]

    def child(self, name):
        return dict(self.children(self.canvas))[name]

    def act(self, accessible, action):
        for index in range(accessible.get_n_actions()):
            if self.atspi.Action.get_action_name(accessible, index) == action:
                accessible.do_action(index)
                return
        raise Failure(f"{accessible.get_name()} has no action {action}")

    def message(self):
        return next(((name, child) for name, child in self.children(self.canvas)
                     if child.get_role() == self.atspi.Role.LIST_ITEM), None)


def check(condition, what, seen=""):
    if not condition:
        raise Failure(f"not so: {what} {seen}")
    print(f"ok: {what}", flush=True)


def lesson(desk):
    state = desk.atspi.StateType

    servers = desk.servers(desk.canvas)
    check([s.get_name() for s in servers] == [f"S{n}" for n in range(1, 6)],
          "the tree names five servers", [s.get_name() for s in servers])
    check(all(f"{s.get_name()}: follower in term 0" in s.get_description() for s in servers),
          "it tells their states")
    extents = servers[0].get_extents(desk.atspi.CoordType.SCREEN)
    check(extents.width > 20 and extents.height > 20, "a server has a place on the screen")

    desk.act(servers[0], "Press")
    desk.until("acting on a server crashes it",
               lambda: desk.child("S1").get_description().startswith("S1: crashed"))
    desk.until("the crash is announced", lambda: any("S1 crashed" in words for words in desk.said))

    desk.act(desk.child("Link S2 – S3"), "CutLink")
    desk.until("a link can be cut", lambda: desk.child("Link S2 – S3").get_state_set()
               .contains(state.CHECKED))

    desk.act(desk.child("S2"), "SetFocus")
    desk.until("a server can have the focus",
               lambda: desk.child("S2").get_state_set().contains(state.FOCUSED))

    desk.act(desk.child("S2"), "TimeOutServer")
    play = desk.find(desk.atspi.Role.PUSH_BUTTON, "Play or pause")
    desk.act(play, "Press")
    desk.until("the election is announced",
               lambda: any("S2 leads term 1" in words for words in desk.said))
    desk.until("messages in flight are in the tree", desk.message)
    desk.act(play, "Press")
    desk.until("time stands", lambda: desk.find(desk.atspi.Role.MENU_ITEM, "Play"))
    name, message = desk.until("one is in flight while time stands", desk.message)
    desk.act(message, "DropMessage")
    desk.until("a message can be dropped",
               lambda: name not in dict(desk.children(desk.canvas)))


def inside(program):
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    desk = None
    try:
        desk = Desk(program)
        lesson(desk)
    finally:
        if desk:
            desk.program.terminate()
            desk.program.wait()
        manager.terminate()
        manager.wait()
    return 0


def main():
    try:
        if sys.argv[1:2] == ["--inside"]:
            return inside(sys.argv[2])
        if len(sys.argv) != 2:
            raise Failure(__doc__)
        return outer(sys.argv[1])
    except Failure as failure:
        print(f"FAIL: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
