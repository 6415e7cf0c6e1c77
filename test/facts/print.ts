/**
 * Facts as compact text for tests: close to JavaScript, with every name resolved.
 *
 * `a#0` is the binding 0 named a, a bare `a` is a global; `fn1(…)` is the function with index 1, printed
 * where it stands.
 */
import type {
  Argument,
  ClassMember,
  Expr,
  FileFacts,
  FunctionFacts,
  Param,
  Pattern,
  Property,
  Stmt,
} from '../../server/src/facts/ir';

export function printFacts(facts: FileFacts): string {
  const printer = createPrinter(facts);
  return (facts.functions[0]?.body ?? []).map(printer.stmt).join('\n');
}

/** One line per binding: name, kind, owner, and what is known about its assignments. */
export function printBindings(facts: FileFacts): string {
  return facts.bindings
    .map((it, b) => {
      const flags = [it.captured && 'captured', it.assigned && 'assigned', it.assignedInside && 'assignedInside'];
      const type = it.type && `: ${it.type.name}`;
      return [`${it.name}#${b}`, it.kind, `in ${it.owner}`, ...flags, type].filter(Boolean).join(' ');
    })
    .join('\n');
}

function createPrinter(facts: FileFacts) {
  return { stmt };

  function name(b: number): string {
    return `${facts.bindings[b]?.name}#${b}`;
  }

  function stmt(it: Stmt): string {
    switch (it.k) {
      case 'expr':
        return `${expr(it.x)};`;
      case 'var':
        return `var ${it.decls.map((d) => pattern(d.target) + (d.init ? ` = ${expr(d.init)}` : '')).join(', ')};`;
      case 'if':
        return `if (${expr(it.test)}) ${stmt(it.then)}${it.else ? ` else ${stmt(it.else)}` : ''}`;
      case 'for': {
        const init = it.init ? stmt(it.init) : ';';
        return `for (${init} ${it.test ? expr(it.test) : ''}; ${it.update ? expr(it.update) : ''}) ${stmt(it.body)}`;
      }
      case 'forin':
        return `for (${pattern(it.target)} in ${expr(it.x)}) ${stmt(it.body)}`;
      case 'forof':
        return `for ${it.await ? 'await ' : ''}(${pattern(it.target)} of ${expr(it.x)}) ${stmt(it.body)}`;
      case 'while':
        return `while (${expr(it.test)}) ${stmt(it.body)}`;
      case 'do':
        return `do ${stmt(it.body)} while (${expr(it.test)})`;
      case 'return':
        return it.x ? `return ${expr(it.x)};` : 'return;';
      case 'throw':
        return `throw ${expr(it.x)};`;
      case 'break':
      case 'continue':
        return it.label ? `${it.k} ${it.label};` : `${it.k};`;
      case 'label':
        return `${it.label}: ${stmt(it.body)}`;
      case 'block':
        return block(it.body);
      case 'switch': {
        const cases = it.cases.map(
          (one) => `${one.test ? `case ${expr(one.test)}` : 'default'}: ${one.body.map(stmt).join(' ')}`,
        );
        return `switch (${expr(it.x)}) { ${cases.map((one) => one.trim()).join(' ')} }`;
      }
      case 'try': {
        const handler = it.handler ? ` catch (${it.param ? pattern(it.param) : ''}) ${stmt(it.handler)}` : '';
        return `try ${stmt(it.block)}${handler}${it.finalizer ? ` finally ${stmt(it.finalizer)}` : ''}`;
      }
      case 'function':
        return `function ${name(it.b)} = ${fn(it.f)}`;
      case 'classdecl':
        return `class ${name(it.b)} = ${cls(it.c)}`;
    }
  }

  function block(body: readonly Stmt[]): string {
    return body.length === 0 ? '{}' : `{ ${body.map(stmt).join(' ')} }`;
  }

  function expr(it: Expr): string {
    switch (it.k) {
      case 'lit':
        return JSON.stringify(it.v);
      case 'undef':
        return 'undefined';
      case 'tpl':
        return `\`${it.strings.map((text, i) => (i === 0 ? text : `${hole(it.exprs[i - 1])}${text}`)).join('')}\``;
      case 'regex':
        return `/${it.source}/${it.flags}`;
      case 'ref':
        return name(it.b);
      case 'global':
        return it.name;
      case 'this':
      case 'super':
        return it.k;
      case 'member':
        return `${expr(it.obj)}${it.opt ? '?.' : '.'}${it.name}`;
      case 'index':
        return `${expr(it.obj)}${it.opt ? '?.' : ''}[${expr(it.index)}]`;
      case 'call':
        return `${expr(it.callee)}${it.opt ? '?.' : ''}${it.types ? `<${it.types.map((t) => t.name).join()}>` : ''}(${args(it.args)})`;
      case 'new':
        return `new ${expr(it.callee)}(${args(it.args)})`;
      case 'fn':
        return fn(it.f);
      case 'class':
        return cls(it.c);
      case 'obj':
        return `{ ${it.props.map(property).join(', ')} }`;
      case 'arr':
        return `[${args(it.elems)}]`;
      case 'un':
        return `(${it.op} ${expr(it.x)})`;
      case 'bin':
      case 'log':
        return `(${expr(it.a)} ${it.op} ${expr(it.b)})`;
      case 'cond':
        return `(${expr(it.test)} ? ${expr(it.a)} : ${expr(it.b)})`;
      case 'assign':
        return `(${pattern(it.target)} ${it.op} ${expr(it.value)}${it.postfix ? ', after' : ''})`;
      case 'await':
        return `(await ${expr(it.x)})`;
      case 'yield':
        return `(yield${it.star ? '*' : ''}${it.x ? ` ${expr(it.x)}` : ''})`;
      case 'seq':
        return `(${it.xs.map(expr).join(', ')})`;
      case 'jsx':
        return jsx(it);
      case 'import':
        return `import(${expr(it.spec)})`;
      case 'meta':
        return 'import.meta';
      case 'chain':
        return `<<${expr(it.x)}>>`;
      case 'opaque':
        return `opaque(${it.parts.map(expr).join(', ')})`;
    }
  }

  /** Empty in a tagged template, whose expressions are arguments. */
  function hole(it: Expr | undefined): string {
    return `$\{${it ? expr(it) : ''}}`;
  }

  function jsx(it: Extract<Expr, { k: 'jsx' }>): string {
    const tag = it.tag === undefined ? '' : typeof it.tag === 'string' ? it.tag : `{${expr(it.tag)}}`;
    const attrs = it.attrs.map((one) =>
      one.p === 'attr' ? ` ${one.name}={${expr(one.value)}}` : ` {...${expr(one.value)}}`,
    );
    return `<${tag}${attrs.join('')}>${it.children.map((one) => `{${argument(one)}}`).join('')}</>`;
  }

  function args(list: readonly Argument[]): string {
    return list.map(argument).join(', ');
  }

  function argument(it: Argument): string {
    return it.k === 'spread' ? `...${expr(it.x)}` : expr(it);
  }

  function key(it: string | Expr): string {
    return typeof it === 'string' ? it : `[${expr(it)}]`;
  }

  function property(it: Property): string {
    if (it.p === 'spread') return `...${expr(it.value)}`;
    return `${it.p === 'value' ? '' : `${it.p} `}${key(it.key)}: ${expr(it.value)}`;
  }

  function pattern(it: Pattern): string {
    switch (it.k) {
      case 'pid':
        return name(it.b);
      case 'pglobal':
        return it.name;
      case 'pmem':
        return expr(it.x);
      case 'pobj': {
        const props = it.props.map((one) => `${key(one.key)}: ${pattern(one.value)}`);
        return `{${[...props, ...(it.rest ? [`...${pattern(it.rest)}`] : [])].join(', ')}}`;
      }
      case 'parr': {
        const elems = it.elems.map((one) => (one ? pattern(one) : ''));
        return `[${[...elems, ...(it.rest ? [`...${pattern(it.rest)}`] : [])].join(', ')}]`;
      }
      case 'pdef':
        return `${pattern(it.target)} = ${expr(it.value)}`;
    }
  }

  function decorators(list: readonly Expr[] | undefined): string {
    return (list ?? []).map((it) => `@${expr(it)} `).join('');
  }

  function param(it: Param): string {
    const type = it.type ? `: ${it.type.name}` : '';
    return `${decorators(it.decorators)}${it.field ? 'field ' : ''}${it.rest ? '...' : ''}${pattern(it.target)}${type}`;
  }

  function fn(f: number): string {
    const it = facts.functions[f] as FunctionFacts;
    const kind = it.kind === 'function' || it.kind === 'arrow' ? '' : `${it.kind} `;
    const head = `${it.async ? 'async ' : ''}${kind}fn${f}${it.generator ? '*' : ''}${it.name && `:${it.name}`}`;
    const directives = (it.directives ?? []).map((one) => `'${one}' `).join('');
    return `${head}(${it.params.map(param).join(', ')})${it.kind === 'arrow' ? ' =>' : ''} ${directives}${block(it.body)}`;
  }

  function cls(c: number): string {
    const it = facts.classes[c];
    if (!it) return 'class?';
    const base = it.extends ? ` extends ${expr(it.extends)}` : '';
    const types = it.implements ? ` implements ${it.implements.map((one) => one.name).join()}` : '';
    return `${decorators(it.decorators)}class${c}${it.name && `:${it.name}`}${base}${types} { ${it.members.map(member).join('; ')} }`;
  }

  function member(it: ClassMember): string {
    const head = `${decorators(it.decorators)}${it.static ? 'static ' : ''}${key(it.key)}${it.type ? `: ${it.type.name}` : ''}`;
    return it.f === undefined ? head : `${head} = ${fn(it.f)}`;
  }
}
