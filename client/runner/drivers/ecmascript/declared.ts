import type { Pattern, Program as Tree } from 'acorn'

/** Whether the module has `name` at its top level: declared, exported or imported. */
export function declares(tree: Tree, name: string): boolean {
  return tree.body.some((node) => {
    if (node.type === 'ImportDeclaration') {
      return node.specifiers.some(({ local }) => local.name === name)
    }
    const declaration =
      node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration'
        ? node.declaration
        : node
    if (!declaration) return false
    if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
      return declaration.id?.name === name
    }
    if (declaration.type !== 'VariableDeclaration') return false
    return declaration.declarations.some(({ id }) => names(id, name))
  })
}

function names(pattern: Pattern, name: string): boolean {
  switch (pattern.type) {
    case 'Identifier':
      return pattern.name === name
    case 'ObjectPattern':
      return pattern.properties.some((property) =>
        names(property.type === 'Property' ? property.value : property.argument, name),
      )
    case 'ArrayPattern':
      return pattern.elements.some((element) => element !== null && names(element, name))
    case 'RestElement':
      return names(pattern.argument, name)
    case 'AssignmentPattern':
      return names(pattern.left, name)
    case 'MemberExpression':
      break
  }
  return false
}
