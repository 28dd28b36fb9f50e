"""
A program that calls a function of a file once a case: `python3 harness.py <file> <function>`, with the cases'
arguments as JSON on standard input and the outcomes as JSON on the last line of standard output.
"""

import json
import runpy
import sys
import time

path, name = sys.argv[1:3]
run = runpy.run_path(path)[name]

outcomes = []
for parameters in json.load(sys.stdin):
    # Time that this process has had, so that a machine busy with other things fails no case.
    started = time.process_time()
    try:
        outcome = {"value": run(*parameters)}
    except Exception as error:
        outcome = {"error": type(error).__name__}
    outcome["ms"] = (time.process_time() - started) * 1000
    outcomes.append(outcome)

print()
print(json.dumps(outcomes))
