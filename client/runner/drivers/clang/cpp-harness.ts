/** What stands behind a C++ program to call its function with the arguments of a case, and to say what it returns. */
import { parseValueType } from '#shared/value-type.ts'
import type { Field, ValueType } from '#shared/value-type.ts'

/** The program's own `main` becomes a function that nobody calls. */
export const harnessFlags = ['-Dmain=pairboard_main', '-w', '-Wno-c++11-narrowing']

/** @throws when the types are none, which the library has checked. */
export function cppHarness(name: string, parameters: readonly string[], returns: string): string {
  const types = parameters.map(typeOf)
  const declarations: string[] = []
  const read = types.map((type) => readerOf(type, declarations))
  const variables = read.map((type, index) => `auto a${index} = read<${type}>();`)
  const given = types.map((type, index) =>
    type.kind === 'record' ? spread(type.fields, `a${index}`) : `a${index}`,
  )
  return `
#line 1 "tests"
#undef main
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>
namespace pairboard {
__attribute__((import_module("pairboard"), import_name("length"))) std::size_t length();
__attribute__((import_module("pairboard"), import_name("arguments"))) void arguments(char* to);
__attribute__((import_module("pairboard"), import_name("result"))) void result(const char* from, std::size_t length);
const char* at;
template <class T> struct Reader;
template <class T> T read() { return Reader<T>::read(); }
inline long long whole() { char* end; long long value = std::strtoll(at, &end, 10); at = end + 1; return value; }
template <> struct Reader<int> { static int read() { return static_cast<int>(whole()); } };
template <> struct Reader<bool> { static bool read() { return whole() != 0; } };
template <> struct Reader<double> { static double read() { char* end; double value = std::strtod(at, &end); at = end + 1; return value; } };
template <> struct Reader<std::string> { static std::string read() { auto size = static_cast<std::size_t>(whole()); std::string text(at, size); at += size + 1; return text; } };
// Of what the program has its own types for: turned into them where they are known.
template <class R> struct List : std::vector<R> {
  template <class T> operator std::vector<T>() const { std::vector<T> list; for (const R& item : *this) { T made = item; list.push_back(std::move(made)); } return list; }
};
template <class R> struct Optional : std::optional<R> {
  template <class T> operator std::optional<T>() const { if (!*this) return std::nullopt; T made = **this; return made; }
};
template <class R> struct Map : std::map<std::string, R> {
  template <class T> operator std::map<std::string, T>() const { std::map<std::string, T> map; for (const auto& [key, item] : *this) { T made = item; map.emplace(key, std::move(made)); } return map; }
};
template <class R> struct Reader<std::vector<R>> { static std::vector<R> read() { std::vector<R> list; for (auto left = whole(); left > 0; left--) list.push_back(pairboard::read<R>()); return list; } };
template <class R> struct Reader<List<R>> { static List<R> read() { List<R> list; for (auto left = whole(); left > 0; left--) list.push_back(pairboard::read<R>()); return list; } };
template <class R> struct Reader<std::optional<R>> { static std::optional<R> read() { if (whole() == 0) return std::nullopt; return pairboard::read<R>(); } };
template <class R> struct Reader<Optional<R>> { static Optional<R> read() { if (whole() == 0) return {}; return {pairboard::read<R>()}; } };
template <class M, class R> M pairs() { M map; for (auto left = whole(); left > 0; left--) { auto key = pairboard::read<std::string>(); map.emplace(std::move(key), pairboard::read<R>()); } return map; }
template <class R> struct Reader<std::map<std::string, R>> { static std::map<std::string, R> read() { return pairs<std::map<std::string, R>, R>(); } };
template <class R> struct Reader<Map<R>> { static Map<R> read() { return pairs<Map<R>, R>(); } };
${declarations.join('\n')}
std::string out;
inline void quote(const std::string& text) {
  out += '"';
  for (unsigned char c : text) {
    if (c == '"' || c == '\\\\') { out += '\\\\'; out += static_cast<char>(c); }
    else if (c < 32) { char escaped[8]; std::snprintf(escaped, sizeof escaped, "\\\\u%04x", c); out += escaped; }
    else out += static_cast<char>(c);
  }
  out += '"';
}
inline void number(double value) {
  if (!std::isfinite(value)) { std::fputs("RangeError: the result is not a finite number\\n", stderr); std::abort(); }
  char text[32]; std::snprintf(text, sizeof text, "%.17g", value); out += text;
}
}
int main() {
  using namespace pairboard;
  static std::string text(length(), ' ');
  arguments(text.data());
  at = text.data();
  ${variables.join('\n  ')}
  const auto value = ::${name}(${given.join(', ')});
  ${writerOf(typeOf(returns), 'value', 0)}
  result(out.data(), out.size());
}
`
}

function typeOf(text: string): ValueType {
  const type = parseValueType(text)
  if (!type) throw new Error(`${text} is no type`)
  return type
}

/** The C++ type in which a value is read; a record becomes a structure of ours that turns into any other. */
function readerOf(type: ValueType, declarations: string[]): string {
  const plain = { int: 'int', float: 'double', string: 'std::string', boolean: 'bool' }
  if (type.kind === 'record') {
    // Those within are declared first.
    const fields = type.fields.map((field) => readerOf(field.type, declarations))
    const name = `Record${declarations.length}`
    const members = fields.map((member, index) => `${member} f${index};`)
    const read = fields.map((member) => `pairboard::read<${member}>()`)
    const made = spread(type.fields, '(*this)')
    declarations.push(
      `struct ${name} { ${members.join(' ')} template <class T> operator T() const { return T${made}; } };`,
      // The parts of a braced list are evaluated in their order.
      `template <> struct Reader<${name}> { static ${name} read() { return ${name}{${read.join(', ')}}; } };`,
    )
    return name
  }
  if (type.kind === 'list' || type.kind === 'optional' || type.kind === 'map') {
    const item = readerOf(type.of, declarations)
    const own = holdsRecord(type.of)
    if (type.kind === 'list') return own ? `List<${item}>` : `std::vector<${item}>`
    if (type.kind === 'optional') return own ? `Optional<${item}>` : `std::optional<${item}>`
    return own ? `Map<${item}>` : `std::map<std::string, ${item}>`
  }
  return plain[type.kind]
}

function holdsRecord(type: ValueType): boolean {
  if (type.kind === 'record') return true
  return type.kind === 'list' || type.kind === 'optional' || type.kind === 'map'
    ? holdsRecord(type.of)
    : false
}

/** `{a.f0, {a.f1.f0}}` */
function spread(fields: readonly Field[], from: string): string {
  const parts = fields.map(({ type }, index) =>
    type.kind === 'record' ? spread(type.fields, `${from}.f${index}`) : `${from}.f${index}`,
  )
  return `{${parts.join(', ')}}`
}

/** Statements that write the JSON of `from`. */
function writerOf(type: ValueType, from: string, depth: number): string {
  const item = `v${depth}`
  switch (type.kind) {
    case 'int':
      return `out += std::to_string(${from});`
    case 'float':
      return `number(${from});`
    case 'boolean':
      return `out += ${from} ? "true" : "false";`
    case 'string':
      return `quote(${from});`
    case 'optional':
      return `if (${from}) { const auto& ${item} = *${from}; ${writerOf(type.of, item, depth + 1)} } else out += "null";`
    case 'list':
      return `{ out += '['; bool more${depth} = false; for (const auto& ${item} : ${from}) { if (more${depth}) out += ','; more${depth} = true; ${writerOf(type.of, item, depth + 1)} } out += ']'; }`
    case 'map':
      return `{ out += '{'; bool more${depth} = false; for (const auto& [k${depth}, ${item}] : ${from}) { if (more${depth}) out += ','; more${depth} = true; quote(k${depth}); out += ':'; ${writerOf(type.of, item, depth + 1)} } out += '}'; }`
    case 'record':
      break
  }
  const names = type.fields.map((_, index) => `${item}_${index}`)
  const parts = type.fields.map((field, index) => {
    const key = JSON.stringify(`${index === 0 ? '' : ','}${JSON.stringify(field.name)}:`)
    return `out += ${key}; ${writerOf(field.type, `${item}_${index}`, depth + 1)}`
  })
  return `{ const auto& [${names.join(', ')}] = ${from}; out += '{'; ${parts.join(' ')} out += '}'; }`
}
