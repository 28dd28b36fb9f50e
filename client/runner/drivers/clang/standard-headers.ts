/** `bits/stdc++.h`, as GNU's library has it: the whole standard library, but what a program here cannot use. */

const names = `algorithm any array atomic bit bitset cassert cctype cerrno cfloat charconv chrono cinttypes climits
cmath compare complex concepts cstdarg cstddef cstdint cstdio cstdlib cstring ctime deque exception expected
forward_list fstream functional initializer_list iomanip ios iosfwd iostream istream iterator limits list locale map
memory new numbers numeric optional ostream queue random ranges ratio regex set span sstream stack stdexcept
streambuf string string_view system_error tuple type_traits typeindex typeinfo unordered_map unordered_set utility
valarray variant vector`

export const standardHeaders = `#pragma once\n${names
  .split(/\s+/)
  .map((name) => `#if __has_include(<${name}>)\n#include <${name}>\n#endif\n`)
  .join('')}`
