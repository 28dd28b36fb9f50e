/** What stands behind a C program to call its function with the arguments of a case, and to say what it returns. */
import { parseValueType } from '#shared/value-type.ts'
import type { Field, ValueType } from '#shared/value-type.ts'

type Scalar = ValueType & { readonly kind: 'int' | 'float' | 'string' | 'boolean' }

const isScalar = (type: ValueType): type is Scalar =>
  type.kind === 'int' || type.kind === 'float' || type.kind === 'string' || type.kind === 'boolean'

/** C has no word for lists of lists, maps and what may be absent. */
export function isSayableInC(parameters: readonly string[], returns: string): boolean {
  return [...parameters, returns].every((text) => {
    const type = parseValueType(text)
    if (!type) return false
    if (type.kind === 'list') return isScalar(type.of)
    if (type.kind === 'record') return type.fields.every((field) => isScalar(field.type))
    return isScalar(type)
  })
}

const plain = { int: 'int', float: 'double', string: 'const char *', boolean: '_Bool' } as const
const readers = {
  int: '(int)pairboard_whole()',
  float: 'pairboard_float()',
  string: 'pairboard_text()',
  boolean: 'pairboard_whole() != 0',
} as const

/**
 * A list is given as a pointer and its length, a record as its fields; a list is returned as a pointer, and its length
 * through a last parameter.
 */
export function cHarness(name: string, parameters: readonly string[], returns: string): string {
  const reads: string[] = []
  const given: string[] = []
  parameters.map(typeOf).forEach((type, index) => {
    const variable = `a${index}`
    if (type.kind === 'list' && isScalar(type.of)) {
      const item = plain[type.of.kind]
      reads.push(
        `size_t ${variable}_length = (size_t)pairboard_whole();`,
        `${item} *${variable} = malloc((${variable}_length + 1) * sizeof *${variable});`,
        `for (size_t at = 0; at < ${variable}_length; at++) ${variable}[at] = ${readers[type.of.kind]};`,
      )
      given.push(variable, `${variable}_length`)
    } else {
      for (const [field, of] of scalarsOf(type, variable)) {
        reads.push(`${plain[of.kind]} ${field} = ${readers[of.kind]};`)
        given.push(field)
      }
    }
  })
  const returned = typeOf(returns)
  if (returned.kind === 'list') given.push('&length')
  return `
#line 1 "tests"
#undef main
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
__attribute__((import_module("pairboard"), import_name("length"))) size_t pairboard_length(void);
__attribute__((import_module("pairboard"), import_name("arguments"))) void pairboard_arguments(char *to);
__attribute__((import_module("pairboard"), import_name("result"))) void pairboard_result(const char *from, size_t length);
static const char *pairboard_at;
static char *pairboard_out;
static size_t pairboard_used, pairboard_room;
static long long pairboard_whole(void) { char *end; long long value = strtoll(pairboard_at, &end, 10); pairboard_at = end + 1; return value; }
static double pairboard_float(void) { char *end; double value = strtod(pairboard_at, &end); pairboard_at = end + 1; return value; }
static const char *pairboard_text(void) {
  size_t size = (size_t)pairboard_whole();
  char *text = malloc(size + 1);
  memcpy(text, pairboard_at, size);
  text[size] = 0;
  pairboard_at += size + 1;
  return text;
}
static void pairboard_add(const char *text, size_t size) {
  if (pairboard_used + size > pairboard_room) pairboard_out = realloc(pairboard_out, pairboard_room = 2 * (pairboard_used + size));
  memcpy(&pairboard_out[pairboard_used], text, size);
  pairboard_used += size;
}
static void pairboard_put(const char *text) { pairboard_add(text, strlen(text)); }
static void pairboard_put_int(long long value) { char text[32]; pairboard_add(text, (size_t)snprintf(text, sizeof text, "%lld", value)); }
static void pairboard_put_float(double value) {
  if (!isfinite(value)) { fputs("RangeError: the result is not a finite number\\n", stderr); abort(); }
  char text[32]; pairboard_add(text, (size_t)snprintf(text, sizeof text, "%.17g", value));
}
static void pairboard_put_string(const char *text) {
  if (!text) { pairboard_put("null"); return; }
  pairboard_put("\\"");
  for (; *text; text++) {
    char escaped[8];
    if (*text == '"' || *text == '\\\\') { escaped[0] = '\\\\'; escaped[1] = *text; pairboard_add(escaped, 2); }
    else if ((unsigned char)*text < 32) pairboard_add(escaped, (size_t)snprintf(escaped, sizeof escaped, "\\\\u%04x", *text));
    else pairboard_add(text, 1);
  }
  pairboard_put("\\"");
}
static void pairboard_put_boolean(_Bool value) { pairboard_put(value ? "true" : "false"); }
int main(void) {
  char *text = calloc(pairboard_length() + 1, 1);
  pairboard_arguments(text);
  pairboard_at = text;
  ${reads.join('\n  ')}
  ${returned.kind === 'list' ? 'size_t length = 0;' : ''}
  __auto_type value = ${name}(${given.join(', ')});
  ${writerOf(returned)}
  pairboard_result(pairboard_out, pairboard_used);
}
`
}

function typeOf(text: string): ValueType {
  const type = parseValueType(text)
  if (!type) throw new Error(`${text} is no type`)
  return type
}

function scalarsOf(type: ValueType, name: string): (readonly [string, Scalar])[] {
  if (isScalar(type)) return [[name, type]]
  const fields: readonly Field[] = type.kind === 'record' ? type.fields : []
  return fields.flatMap((field, index) => scalarsOf(field.type, `${name}_${index}`))
}

function writerOf(type: ValueType): string {
  if (type.kind === 'list' && isScalar(type.of)) {
    return `pairboard_put("["); for (size_t at = 0; at < length; at++) { if (at > 0) pairboard_put(","); pairboard_put_${type.of.kind}(value[at]); } pairboard_put("]");`
  }
  if (type.kind === 'record') {
    const parts = type.fields.map(({ name, type: of }, index) => {
      const key = JSON.stringify(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
      return `pairboard_put(${key}); pairboard_put_${of.kind}(value.${name});`
    })
    return `${parts.join(' ')} pairboard_put("}");`
  }
  return `pairboard_put_${type.kind}(value);`
}
