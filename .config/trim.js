/**
 * What is taken out of one library file. A place is a name in it: a function, a class, or `Class.method`; '' is the
 * whole file.
 *
 * @typedef {object} Cuts
 * @property {RegExp} file
 * @property {Record<string, readonly string[]>} [methods] by class: nothing here calls them
 * @property {readonly string[]} [emptied] methods whose body never runs, because ours take their places
 * @property {Record<string, Record<string, string>>} [constants] by place, or by whose field it is: settings, parameters
 *   and fields of this name always have this value here. They are neither passed on nor kept, and what depends on them can
 *   be decided
 * @property {readonly (readonly [place: string, code: string, instead: string])[]} [code] in a place: what
 *   is this code, or with … the statement that begins with it
 * @property {RegExp} [errors] classes of errors whose text reaches nobody
 * @property {(node: any) => string | null | undefined} [rule] what stands instead of a node, null for the node as it is
 */

/** @typedef {{ start: number, end: number, text: string }} Change */

/**
 * Takes out of libraries what is never used here. Rollup does that with functions that nobody calls and leaves methods,
 * parameters and branches. What is listed and not found, or found and still called, fails the build, so that a release
 * which moves it has to be read.
 *
 * @param {string} name @param {readonly Cuts[]} libraries
 * @returns {import('rollup').Plugin}
 */
export const trim = (name, libraries) => ({
  name,
  transform(code, id) {
    const cuts = libraries.find(({ file }) => file.test(id));
    if (!cuts) return null;
    const { changes, missing } = findChanges(code, this.parse(code), cuts);
    if (missing.length > 0) this.error(`not found in ${id}: ${missing.join(', ')}`);
    return { code: apply(code, changes), map: null };
  },
  generateBundle(_options, bundle) {
    for (const { file, methods = {} } of libraries) {
      const called = Object.values(methods).flatMap((names) => names.map((method) => `.${method}(`));
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !Object.keys(chunk.modules).some((id) => file.test(id))) continue;
        const left = called.filter((call) => chunk.code.includes(call));
        if (left.length > 0) this.error(`taken out of ${file}, yet called: ${left.join(' ')}`);
      }
    }
  },
});

/** Makes the changes. Lines stay where they were, so the source map need not change. @param {string} code @param {Change[]} changes */
function apply(code, changes) {
  let trimmed = code;
  for (const { start, end, text } of changes.sort((one, other) => other.start - one.start)) {
    trimmed = trimmed.slice(0, start) + text + trimmed.slice(start, end).replace(/[^\n]/g, '') + trimmed.slice(end);
  }
  return trimmed;
}

/** @param {string} code @param {any} tree @param {Cuts} cuts */
function findChanges(code, tree, { methods = {}, emptied = [], constants = {}, code: pieces = [], errors, rule }) {
  /** @type {Change[]} */
  const changes = [];
  const missing = new Set([
    ...Object.entries(methods).flatMap(([owner, names]) => names.map((method) => `${owner}.${method}`)),
    ...emptied.map((method) => `the body of ${method}`),
    ...Object.values(constants).flatMap((values) => Object.keys(values).map((key) => `constant ${key}`)),
    ...pieces.map(([place, text]) => `${place} ${text}`),
  ]);
  /** @param {any} node @param {string} text @param {string} [what] */
  const change = ({ start, end }, text, what = '') => {
    missing.delete(what);
    changes.push({ start, end, text });
  };
  /** Takes out one of a list, with its comma. @param {any} node @param {string} what */
  const takeOut = (node, what) => {
    const [comma = ''] = /^\s*,/.exec(code.slice(node.end)) ?? [];
    change({ start: node.start, end: node.end + comma.length }, '', what);
  };
  /** @param {string[]} scope @param {string} key @param {string} [owner] whose field it is, as the code has it */
  const constant = (scope, key, owner = '') => {
    const places = ['', owner, scope[0] ?? '', scope.join('.')];
    const place = places.find((each) => Object.hasOwn(constants[each] ?? {}, key));
    return place === undefined ? null : { what: `constant ${key}`, value: `(${constants[place]?.[key] ?? ''})` };
  };

  /** @param {any} node @param {string[]} scope */
  const visit = (node, scope) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return void node.forEach((each) => visit(each, scope));
    const text = rule?.(node);
    if (typeof text === 'string') return change(node, text);
    const piece = typeof node.type === 'string' && pieceAt(node, scope);
    if (piece) {
      const what = `${piece[0]} ${piece[1]}`;
      return node.type === 'Property' ? takeOut(node, what) : change(node, piece[2], what);
    }
    visitKind(node, scope);
  };

  /** @param {any} node @param {string[]} scope */
  const pieceAt = (node, scope) => {
    const here = pieces.filter(([place]) => place === scope.join('.'));
    if (here.length === 0) return undefined;
    // However it is laid out.
    const source = code.slice(node.start, node.end).replace(/\s+/g, ' ');
    const isStatement = /(?:Statement|Declaration)$/.test(node.type);
    return here.find(([, text]) =>
      text.endsWith('…') ? isStatement && source.startsWith(text.slice(0, -1)) : source === text,
    );
  };

  /** @param {any} node @param {string[]} scope */
  const visitChildren = (node, scope) => Object.values(node).forEach((child) => visit(child, scope));

  /** @param {any} node @param {string[]} scope */
  function visitKind(node, scope) {
    switch (node.type) {
      case 'VariableDeclarator': {
        visitPattern(node.id, scope);
        const isNamed = scope.length === 0 && /^(?:Class|ArrowFunction)Expression$/.test(node.init?.type ?? '');
        return visit(node.init, isNamed ? [node.id.name] : scope);
      }
      case 'ClassDeclaration':
        return visit(node.body, [node.id.name]);
      case 'FunctionDeclaration':
        node.params.forEach((/** @type {any} */ parameter) => visitPattern(parameter, scope));
        return visit(node.body, scope.length === 0 ? [node.id.name] : scope);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        node.params.forEach((/** @type {any} */ parameter) => visitPattern(parameter, scope));
        return visit(node.body, scope);
      case 'MethodDefinition': {
        const { name } = node.key;
        const full = `${scope[0] ?? ''}.${name}`;
        if (methods[scope[0] ?? '']?.includes(name)) return change(node, '', full);
        if (emptied.includes(full)) return change(node.value.body, '{}', `the body of ${full}`);
        return visit(node.value, [scope[0] ?? '', name]);
      }
      case 'TryStatement':
        if (isThrownOn(node)) {
          change({ start: node.start, end: node.block.start }, '');
          change({ start: node.block.end, end: node.end }, '');
          return visit(node.block, scope);
        }
        return visitChildren(node, scope);
      case 'NewExpression':
        if (errors?.test(node.callee.name ?? '')) {
          return node.arguments.length === 0 ? undefined : change(node, `new ${node.callee.name}()`);
        }
        return visitChildren(node, scope);
      case 'ExpressionStatement':
      case 'AssignmentExpression': {
        const assignment = node.type === 'AssignmentExpression' ? node : node.expression;
        const { type, property } = assignment.left ?? {};
        const found = type === 'MemberExpression' && !assignment.left.computed && constant(scope, property.name);
        if (found) return change(node, node === assignment ? found.value : ';', found.what);
        if (node !== assignment) return visit(assignment, scope);
        if (type !== 'Identifier') visit(node.left, scope);
        return visit(node.right, scope);
      }
      case 'MemberExpression': {
        const owner = code.slice(node.object.start, node.object.end);
        const found = node.computed ? null : constant(scope, node.property.name, owner);
        if (found) return change(node, found.value, found.what);
        visit(node.object, scope);
        return node.computed ? visit(node.property, scope) : undefined;
      }
      case 'CallExpression': {
        // A method of the same name is another thing.
        const { type, computed, object } = node.callee;
        visit(type === 'MemberExpression' && !computed ? object : node.callee, scope);
        return visit(node.arguments, scope);
      }
      case 'SpreadElement': {
        const found = node.argument.type === 'Identifier' && constant(scope, node.argument.name);
        return found ? takeOut(node, found.what) : visit(node.argument, scope);
      }
      case 'Property': {
        const found = node.computed ? null : constant(scope, node.key.name);
        return found ? takeOut(node, found.what) : visit(node.value, scope);
      }
      case 'Identifier': {
        const found = constant(scope, node.name);
        return found ? change(node, found.value, found.what) : undefined;
      }
      default:
        visitChildren(node, scope);
    }
  }

  /** What declares names: they stay, but for those that are taken out of an object. @param {any} node @param {string[]} scope */
  function visitPattern(node, scope) {
    if (node.type === 'AssignmentPattern') {
      const found = node.left.type === 'Identifier' && constant(scope, node.left.name);
      if (found) return change(node, node.left.name, found.what);
      visitPattern(node.left, scope);
      return visit(node.right, scope);
    }
    if (node.type !== 'ObjectPattern') return;
    for (const property of node.properties) {
      const found = property.type === 'Property' && constant(scope, property.key.name);
      if (found) takeOut(property, found.what);
      else if (property.type === 'Property') visitPattern(property.value, scope);
    }
  }

  /** Whether what is caught is only logged and thrown on. @param {any} node */
  function isThrownOn({ handler, finalizer }) {
    if (!handler || finalizer) return false;
    const [only, ...others] = handler.body.body.filter((/** @type {any} */ each) => typeof rule?.(each) !== 'string');
    return others.length === 0 && only?.type === 'ThrowStatement' && only.argument.name === handler.param?.name;
  }

  visit(tree, []);
  return { changes, missing: [...missing] };
}
