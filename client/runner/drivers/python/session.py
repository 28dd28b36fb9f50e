"""Runs a program, and calls its functions; stands between the interpreter and the sandbox."""

import io
import json
import os
import random
import sys
import time
import traceback

from pyodide.ffi import can_run_sync, run_sync

HOME = "/home/pyodide"

# Taken before a program could replace them.
_loads, _dumps, _clock = json.loads, json.dumps, time.perf_counter
_can_wait, _wait_for = can_run_sync, run_sync


def run(entry, module_name, source, error, ask=None):
    """
    Runs the text as the file `entry`. Its variables, or None when it failed and `error` has been told why. Where it reads
    more than was given beforehand, `ask` promises a line, or None at the end.
    """
    _begin()
    if ask is not None and _can_wait():
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(
            io.BufferedReader(_Typed(ask)), encoding="utf-8", errors=sys.stdin.errors
        )
    variables = sys.modules["__main__"].__dict__
    variables.update(__name__=module_name, __file__=entry)
    return variables if _execute(entry, source, variables, error) else None


def _execute(entry, source, variables, error):
    try:
        exec(compile(source, entry, "exec", dont_inherit=True), variables)
        return True
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            error(leaving.code + "\n")
        return leaving.code in (None, 0)
    except BaseException as problem:
        _flush()
        error(_rendered(problem))
        return False
    finally:
        _flush()


def test(entry, source, adapter, function, cases, error, case_started, case_ended):
    variables = run(entry, entry.removesuffix(".py"), source, error)
    if variables is None:
        return False
    if adapter is not None and not _execute("adapter.py", adapter, variables, error):
        return False
    if not callable(variables.get(function)):
        error(f"{entry} has no function {function} at its top level.\n")
        return False
    for index, arguments in _loads(cases):
        parameters = _loads(arguments)
        case_started(index)
        began = _clock()
        try:
            value = variables[function](*parameters)
            ms = (_clock() - began) * 1000
            outcome = (_dumps(value, allow_nan=False), None, None)
        except BaseException as problem:
            ms = (_clock() - began) * 1000
            outcome = (None, type(problem).__name__, _rendered(problem))
        _flush()
        case_ended(index, *outcome, ms)
    return True


class _Typed(io.RawIOBase):
    """Standard input: what was given beforehand, then what somebody types."""

    name = "<stdin>"
    mode = "rb"

    def __init__(self, ask):
        self._ask = ask
        self._left = b""
        # In the middle of a line that was given beforehand: what is typed does not belong to it.
        self._within = False

    def readable(self):
        return True

    def fileno(self):
        return 0

    def readinto(self, buffer):
        piece = self._left
        if not piece:
            piece = os.read(0, len(buffer))
            if piece:
                self._within = not piece.endswith(b"\n")
            elif self._within:
                piece = b"\n"
                self._within = False
            # Where a program cannot be made to wait, in a callback of the browser's say, its input ends.
            elif _can_wait():
                _flush()
                line = _wait_for(self._ask())
                piece = b"" if line is None else line.encode("utf-8", "replace")
        length = min(len(piece), len(buffer))
        buffer[:length] = piece[:length]
        self._left = piece[length:]
        return length


def _begin():
    os.chdir(HOME)
    sys.path.insert(0, HOME)
    # An interpreter that was prepared long before must not repeat the numbers of another.
    random.seed()
    # What a program has printed is seen at once, also when it never ends.
    sys.stdout.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")
    sys.stderr.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _rendered(problem):
    """As Python prints it, without our own lines above the program's."""
    place = problem.__traceback__
    while place is not None and place.tb_frame.f_code.co_filename == __file__:
        place = place.tb_next
    try:
        text = "".join(traceback.format_exception(type(problem), problem, place))
    except BaseException:
        text = f"{type(problem).__name__}\n"
    return text.replace(f'File "{HOME}/', 'File "')
