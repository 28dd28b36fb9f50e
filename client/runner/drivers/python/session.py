"""Runs a program, and calls its functions; stands between the interpreter and the sandbox."""

import json
import os
import random
import sys
import time
import traceback

HOME = "/home/pyodide"

# Taken before a program could replace them.
_loads, _dumps, _clock = json.loads, json.dumps, time.perf_counter


def run(entry, module_name, source, error):
    """Runs the text as the file `entry`. Its variables, or None when it failed and `error` has been told why."""
    _begin()
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
