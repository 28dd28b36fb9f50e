/** What a language must be able to do in a room, written in that language. */

export interface Program {
  readonly name: string
  readonly text: string
}

export interface LanguagePrograms {
  readonly language: string
  /** All of them; the names say for which language they are. */
  readonly files: readonly Program[]
  /** Prints a greeting to the first line of its input, and what another file has worked out. */
  readonly greets: { readonly file: string; readonly prints: string }
  /** Fails, and says where. */
  readonly fails: { readonly file: string; readonly at: string; readonly says: string }
  /** Never ends; what it has printed until then, if it is a language that prints at once. */
  readonly turns: { readonly file: string; readonly prints?: string }
}

export const greeted = 'Ann'
export const typedInput = `${greeted}\nBob\n`

const greeting = `hello ${greeted} 42`

export const languagePrograms: readonly LanguagePrograms[] = [
  {
    language: 'Python',
    files: [
      { name: 'py_area.py', text: 'def area(a, b):\n    return a * b\n' },
      {
        name: 'greets.py',
        text: 'from py_area import area\nprint("hello", input(), area(6, 7))\n',
      },
      {
        name: 'fails.py',
        text: 'def fail(reason):\n    raise ValueError(reason)\n\nfail("on purpose")\n',
      },
      { name: 'turns.py', text: 'print("turning")\nwhile True:\n    pass\n' },
    ],
    greets: { file: 'greets.py', prints: greeting },
    fails: { file: 'fails.py', at: 'fails.py", line 2', says: 'ValueError: on purpose' },
    turns: { file: 'turns.py', prints: 'turning' },
  },
  {
    language: 'Ruby',
    files: [
      { name: 'rb_area.rb', text: 'def area(a, b) = a * b\n' },
      {
        name: 'greets.rb',
        text: 'require_relative "rb_area"\nputs "hello #{gets.chomp} #{area(6, 7)}"\n',
      },
      {
        name: 'fails.rb',
        text: 'def fail_now(reason)\n  raise ArgumentError, reason\nend\n\nfail_now("on purpose")\n',
      },
      { name: 'turns.rb', text: 'puts "turning"\nloop {}\n' },
    ],
    greets: { file: 'greets.rb', prints: greeting },
    fails: { file: 'fails.rb', at: 'fails.rb:2', says: 'on purpose (ArgumentError)' },
    turns: { file: 'turns.rb', prints: 'turning' },
  },
  {
    language: 'PHP',
    files: [
      { name: 'php_area.php', text: '<?php\nfunction area($a, $b) { return $a * $b; }\n' },
      {
        name: 'greets.php',
        text: '<?php\nrequire "php_area.php";\necho "hello ", trim(fgets(STDIN)), " ", area(6, 7), "\\n";\n',
      },
      {
        name: 'fails.php',
        text: '<?php\nfunction fail($reason) {\n    throw new RuntimeException($reason);\n}\nfail("on purpose");\n',
      },
      { name: 'turns.php', text: '<?php\necho "turning\\n";\nwhile (true) {}\n' },
    ],
    greets: { file: 'greets.php', prints: greeting },
    fails: { file: 'fails.php', at: 'fails.php:3', says: 'RuntimeException: on purpose' },
    turns: { file: 'turns.php', prints: 'turning' },
  },
  {
    language: 'Lua',
    files: [
      { name: 'lua_area.lua', text: 'return { area = function(a, b) return a * b end }\n' },
      {
        name: 'greets.lua',
        text: 'local area = require("lua_area").area\nprint("hello " .. io.read() .. " " .. area(6, 7))\n',
      },
      {
        name: 'fails.lua',
        text: 'local function fail(reason)\n  error(reason)\nend\nfail("on purpose")\n',
      },
      { name: 'turns.lua', text: 'print("turning")\nwhile true do end\n' },
    ],
    greets: { file: 'greets.lua', prints: greeting },
    fails: { file: 'fails.lua', at: 'fails.lua:2', says: 'on purpose' },
    turns: { file: 'turns.lua', prints: 'turning' },
  },
  {
    language: 'Bash',
    files: [
      { name: 'sh_area.sh', text: 'area() { echo $(($1 * $2)); }\n' },
      {
        name: 'greets.sh',
        text: 'source sh_area.sh\nread -r name\necho "hello $name $(area 6 7)" | sed s/Hello/hello/\n',
      },
      { name: 'fails.sh', text: 'echo before\nif true; then\n  echo inside\n' },
      { name: 'turns.sh', text: 'while true; do :; done\n' },
    ],
    greets: { file: 'greets.sh', prints: greeting },
    fails: { file: 'fails.sh', at: 'fails.sh:4:1', says: 'syntax error' },
    turns: { file: 'turns.sh' },
  },
  {
    language: 'SQL (SQLite)',
    files: [
      { name: 'greets.sql', text: "SELECT 'hello' || ' Ann ' || (6 * 7) AS greeting;\n" },
      { name: 'fails.sql', text: 'SELECT 1;\nSELECT * FROM nowhere;\n' },
      {
        name: 'turns.sql',
        text: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n',
      },
    ],
    greets: { file: 'greets.sql', prints: greeting },
    fails: { file: 'fails.sql', at: 'fails.sql:2', says: 'no such table: nowhere' },
    turns: { file: 'turns.sql' },
  },
  {
    language: 'SQL (PostgreSQL)',
    files: [
      {
        name: 'pg_area.pgsql',
        text: 'CREATE FUNCTION area(a int, b int) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN a * b;\nEND $$;\n',
      },
      {
        name: 'greets.pgsql',
        text: "\\i pg_area.pgsql\nSELECT format('hello %s %s', 'Ann', area(6, 7)) AS greeting;\n",
      },
      { name: 'fails.pgsql', text: 'SELECT 1;\nSELECT * FROM nowhere;\n' },
      {
        name: 'turns.pgsql',
        text: "SELECT 'turning';\nWITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n;\n",
      },
    ],
    greets: { file: 'greets.pgsql', prints: greeting },
    fails: {
      file: 'fails.pgsql',
      at: 'fails.pgsql:2:15',
      says: 'ERROR 42P01: relation "nowhere" does not exist',
    },
    turns: { file: 'turns.pgsql', prints: 'turning' },
  },
  {
    language: 'Scheme',
    files: [
      { name: 'scm_area.scm', text: '(define (area a b) (* a b))\n' },
      {
        name: 'greets.scm',
        text: '(load "scm_area.scm")\n(display (string-append "hello " (read-line) " " (number->string (area 6 7))))\n',
      },
      {
        name: 'fails.scm',
        text: '(define (fail reason)\n  (error reason 42))\n\n(fail "on purpose")\n',
      },
      { name: 'turns.scm', text: '(display "turning")\n(let turn () (turn))\n' },
    ],
    greets: { file: 'greets.scm', prints: greeting },
    fails: { file: 'fails.scm', at: 'fails.scm:4', says: 'on purpose 42' },
    turns: { file: 'turns.scm', prints: 'turning' },
  },
  {
    language: 'Perl',
    files: [
      { name: 'PlArea.pm', text: 'package PlArea;\nsub area { $_[0] * $_[1] }\n1;\n' },
      {
        name: 'greets.pl',
        text: 'use strict;\nuse PlArea;\nchomp(my $name = <STDIN>);\nprint "hello $name ", PlArea::area(6, 7), "\\n";\n',
      },
      {
        name: 'fails.pl',
        text: 'sub fail {\n  die "@_";\n}\nfail("on", "purpose");\n',
      },
      { name: 'turns.pl', text: 'print "turning\\n";\nwhile (1) {}\n' },
    ],
    greets: { file: 'greets.pl', prints: greeting },
    fails: { file: 'fails.pl', at: 'fails.pl line 2', says: 'on purpose' },
    turns: { file: 'turns.pl', prints: 'turning' },
  },
  {
    language: 'C',
    files: [
      { name: 'c_area.h', text: 'int area(int a, int b);\n' },
      { name: 'c_area.c', text: '#include "c_area.h"\nint area(int a, int b) { return a * b; }\n' },
      {
        name: 'greets.c',
        text: '#include <stdio.h>\n#include "c_area.h"\nint main(void) {\n  char name[20];\n  if (scanf("%19s", name) == 1) printf("hello %s %d\\n", name, area(6, 7));\n}\n',
      },
      {
        name: 'fails.c',
        text: '#include <stdio.h>\nint list[3];\nint main(int count, char **words) {\n  (void)words;\n  return list[count + 5];\n}\n',
      },
      {
        name: 'turns.c',
        text: '#include <stdio.h>\nint main(void) {\n  puts("turning");\n  for (;;) {}\n}\n',
      },
    ],
    greets: { file: 'greets.c', prints: greeting },
    fails: { file: 'fails.c', at: 'fails.c:5', says: 'Array index out of bounds' },
    turns: { file: 'turns.c', prints: 'turning' },
  },
  {
    language: 'C++',
    files: [
      { name: 'cpp_area.h', text: '#pragma once\nint area(int a, int b);\n' },
      {
        name: 'cpp_area.cpp',
        text: '#include "cpp_area.h"\nint area(int a, int b) { return a * b; }\n',
      },
      {
        name: 'greets.cpp',
        text: '#include <bits/stdc++.h>\n#include "cpp_area.h"\nint main() {\n  std::string name;\n  std::cin >> name;\n  std::cout << "hello " << name << " " << area(6, 7) << std::endl;\n}\n',
      },
      {
        name: 'fails.cpp',
        text: '#include <stdexcept>\nint main() {\n  throw std::runtime_error("on purpose");\n}\n',
      },
      {
        name: 'turns.cpp',
        text: '#include <cstdio>\nint main() {\n  std::puts("turning");\n  for (;;) std::fflush(stdout);\n}\n',
      },
    ],
    greets: { file: 'greets.cpp', prints: greeting },
    fails: { file: 'fails.cpp', at: 'fails.cpp:3:3', says: 'C++ has no exceptions here' },
    turns: { file: 'turns.cpp', prints: 'turning' },
  },
]
