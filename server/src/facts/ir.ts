/**
 * The intermediate form of one file: what the evaluator runs.
 *
 * Plain JSON data, made from one file's text by the parser alone. Types are erased except for the
 * names that dependency injection needs. Every expression carries `s` and `e`: offsets of its first
 * character and past its last, in UTF-16 units of the original text. Bindings are resolved to
 * numbers while lowering, so the evaluator never looks a local name up.
 *
 * Several surface forms share one node: markup files lower to the same nodes with original offsets.
 */

/** Offsets of the first character and past the last, in UTF-16 units of the original text. */
export interface Span {
  readonly s: number;
  readonly e: number;
}

export type Expr =
  | Literal
  | Undefined
  | Template
  | Regex
  | LocalRef
  | GlobalRef
  | This
  | Super
  | Member
  | Index
  | Call
  | New
  | FunctionExpr
  | ClassExpr
  | ObjectExpr
  | ArrayExpr
  | Unary
  | Binary
  | Logical
  | Conditional
  | Assign
  | Await
  | Yield
  | Sequence
  | Jsx
  | DynamicImport
  | ImportMeta
  | Chain
  | Opaque;

export interface Literal extends Span {
  readonly k: 'lit';
  readonly v: string | number | boolean | null;
  readonly markup?: readonly TextElement[];
}
/**
 * An element of markup that stands in a text. Its attributes have U+0000 where an expression of the text stands; its code
 * is a template without its expressions.
 */
export interface TextElement {
  readonly node: Jsx;
  /** For each attribute, and last for the code: how many expressions of the text come before it. */
  readonly holes: readonly number[];
}
export interface Undefined extends Span {
  readonly k: 'undef';
}
/**
 * `a${x}b` is strings ['a','b'], exprs [x]. A tagged template is a Call of the tag with this as first
 * argument, without exprs: they are the further arguments.
 */
export interface Template extends Span {
  readonly k: 'tpl';
  readonly strings: readonly string[];
  readonly exprs: readonly Expr[];
  /** It is what a tag is called with. */
  readonly tagged?: true;
  /** Where each of the strings stands, of a part of a text; without its expressions. */
  readonly places?: readonly Span[];
  readonly markup?: readonly TextElement[];
}
export interface Regex extends Span {
  readonly k: 'regex';
  readonly source: string;
  readonly flags: string;
}
/** A name bound in this file: an index into `FileFacts.bindings`. */
export interface LocalRef extends Span {
  readonly k: 'ref';
  readonly b: number;
}
/** A name that nothing in this file binds. `require`, `module`, `exports` too, in every kind of file. */
export interface GlobalRef extends Span {
  readonly k: 'global';
  readonly name: string;
}
export interface This extends Span {
  readonly k: 'this';
}
/** Only as a callee or as the object of a Member/Index. */
export interface Super extends Span {
  readonly k: 'super';
}
/** `opt`: written with `?.` directly before it. Private names keep their `#`. */
export interface Member extends Span {
  readonly k: 'member';
  readonly obj: Expr;
  readonly name: string;
  /** Offset of the name. */
  readonly n: number;
  readonly opt?: true;
}
export interface Index extends Span {
  readonly k: 'index';
  readonly obj: Expr;
  readonly index: Expr;
  readonly opt?: true;
}
export interface Call extends Span {
  readonly k: 'call';
  readonly callee: Expr;
  readonly args: readonly Argument[];
  readonly opt?: true;
  /** Declared type argument names, `useContext<Foo>()` -> ['Foo']; absent when none. */
  readonly types?: readonly TypeRef[];
}
export interface New extends Span {
  readonly k: 'new';
  readonly callee: Expr;
  readonly args: readonly Argument[];
}
export type Argument = Expr | Spread;
export interface Spread extends Span {
  readonly k: 'spread';
  readonly x: Expr;
}
export interface FunctionExpr extends Span {
  readonly k: 'fn';
  /** Index into `FileFacts.functions`. */
  readonly f: number;
}
export interface ClassExpr extends Span {
  readonly k: 'class';
  /** Index into `FileFacts.classes`. */
  readonly c: number;
}
export interface ObjectExpr extends Span {
  readonly k: 'obj';
  readonly props: readonly Property[];
}
export type Property =
  /** `key` is a string when written as a name, string or number; an expression when computed. */
  | { readonly p: 'value' | 'get' | 'set'; readonly key: string | Expr; readonly value: Expr }
  | { readonly p: 'spread'; readonly value: Expr };
export interface ArrayExpr extends Span {
  readonly k: 'arr';
  /** A hole is Undefined. */
  readonly elems: readonly Argument[];
}
export interface Unary extends Span {
  readonly k: 'un';
  readonly op: '!' | '-' | '+' | '~' | 'typeof' | 'void' | 'delete';
  readonly x: Expr;
}
/** Also `in` and `instanceof`. */
export interface Binary extends Span {
  readonly k: 'bin';
  readonly op: string;
  readonly a: Expr;
  readonly b: Expr;
}
export interface Logical extends Span {
  readonly k: 'log';
  readonly op: '&&' | '||' | '??';
  readonly a: Expr;
  readonly b: Expr;
}
export interface Conditional extends Span {
  readonly k: 'cond';
  readonly test: Expr;
  readonly a: Expr;
  readonly b: Expr;
}
/** `op` is '=', '+=', '&&=', '++' and so on; for '++' and '--' `value` is the literal 1. */
export interface Assign extends Span {
  readonly k: 'assign';
  readonly op: string;
  /** `x++`: what it was before is the expression's value. */
  readonly postfix?: true;
  readonly target: Pattern;
  readonly value: Expr;
}
export interface Await extends Span {
  readonly k: 'await';
  readonly x: Expr;
}
export interface Yield extends Span {
  readonly k: 'yield';
  readonly x?: Expr;
  readonly star?: true;
}
export interface Sequence extends Span {
  readonly k: 'seq';
  readonly xs: readonly Expr[];
}
/** `<a.B x={1} {...r}>…</a.B>`. A fragment has no tag. Text children are Literals (collapsed as React does; blank ones dropped). */
export interface Jsx extends Span {
  readonly k: 'jsx';
  /** A string for an intrinsic element (`div`), an expression for a component. */
  readonly tag?: string | Expr;
  /** A value-less attribute is the literal true. */
  readonly attrs: readonly (
    | { readonly p: 'attr'; readonly name: string; readonly value: Expr }
    | { readonly p: 'spread'; readonly value: Expr }
  )[];
  readonly children: readonly Argument[];
  /** It stands in a text: see `TextElement`. */
  readonly ofText?: true;
}
export interface DynamicImport extends Span {
  readonly k: 'import';
  readonly spec: Expr;
}
export interface ImportMeta extends Span {
  readonly k: 'meta';
}
/** The whole of an optional chain: where `?.` finds null or undefined, the value of the Chain is undefined. */
export interface Chain extends Span {
  readonly k: 'chain';
  readonly x: Expr;
}
/** Syntax that has no meaning for us (bigint, new.target, error recovery). Its parts are still run. */
export interface Opaque extends Span {
  readonly k: 'opaque';
  readonly parts: readonly Expr[];
}

/** Left sides: declarations, parameters, assignments, catch and loop variables. */
export type Pattern =
  | (Span & { readonly k: 'pid'; readonly b: number })
  /** Assignment to a name that this file does not bind. */
  | (Span & { readonly k: 'pglobal'; readonly name: string })
  /** Assignment to a Member or Index. */
  | (Span & { readonly k: 'pmem'; readonly x: Member | Index })
  | (Span & {
      readonly k: 'pobj';
      readonly props: readonly { readonly key: string | Expr; readonly value: Pattern }[];
      readonly rest?: Pattern;
    })
  | (Span & { readonly k: 'parr'; readonly elems: readonly (Pattern | null)[]; readonly rest?: Pattern })
  | (Span & { readonly k: 'pdef'; readonly target: Pattern; readonly value: Expr });

export type Stmt =
  | (Span & { readonly k: 'expr'; readonly x: Expr })
  /** A declaration without initialiser is undefined, except in a loop head or an ambient one (dropped). */
  | (Span & { readonly k: 'var'; readonly decls: readonly Declarator[] })
  | (Span & { readonly k: 'if'; readonly test: Expr; readonly then: Stmt; readonly else?: Stmt })
  | (Span & {
      readonly k: 'for';
      readonly init?: Stmt;
      readonly test?: Expr;
      readonly update?: Expr;
      readonly body: Stmt;
    })
  | (Span & { readonly k: 'forin'; readonly target: Pattern; readonly x: Expr; readonly body: Stmt })
  | (Span & {
      readonly k: 'forof';
      readonly target: Pattern;
      readonly x: Expr;
      readonly body: Stmt;
      readonly await?: true;
    })
  | (Span & { readonly k: 'while'; readonly test: Expr; readonly body: Stmt })
  | (Span & { readonly k: 'do'; readonly test: Expr; readonly body: Stmt })
  | (Span & { readonly k: 'return'; readonly x?: Expr })
  | (Span & { readonly k: 'throw'; readonly x: Expr })
  | (Span & { readonly k: 'break' | 'continue'; readonly label?: string })
  | (Span & { readonly k: 'label'; readonly label: string; readonly body: Stmt })
  | (Span & { readonly k: 'block'; readonly body: readonly Stmt[] })
  | (Span & {
      readonly k: 'switch';
      readonly x: Expr;
      /** `test` is absent for `default`. */
      readonly cases: readonly { readonly test?: Expr; readonly body: readonly Stmt[] }[];
    })
  | (Span & {
      readonly k: 'try';
      readonly block: Stmt;
      readonly param?: Pattern;
      readonly handler?: Stmt;
      readonly finalizer?: Stmt;
    })
  /** Hoisted: the evaluator binds every `function` of a block before the block's first statement. */
  | (Span & { readonly k: 'function'; readonly b: number; readonly f: number })
  | (Span & { readonly k: 'classdecl'; readonly b: number; readonly c: number });

export interface Declarator {
  readonly target: Pattern;
  /** Absent: undefined. */
  readonly init?: Expr;
}

/**
 * A declared type, as a name: `Analytics` or `ns.Analytics`, with the binding of its first part when this
 * file binds or imports it. `Promise<T>`, `T | null | undefined`, `Readonly<T>`, `Ref<T>` give T.
 */
export interface TypeRef {
  readonly name: string;
  readonly b?: number;
  /** Of rows: `Repository<User>` is one of `User`. */
  readonly of?: string;
}

export interface Binding {
  readonly name: string;
  readonly kind: 'const' | 'let' | 'var' | 'param' | 'function' | 'class' | 'import' | 'catch' | 'enum' | 'self';
  /** Index of the function whose body declares it; 0 is the module itself. */
  readonly owner: number;
  /** Read or written in a function nested in its owner. */
  readonly captured?: true;
  /** Assigned after its declaration in its owner itself. */
  readonly assigned?: true;
  /** Assigned in a nested function. */
  readonly assignedInside?: true;
  readonly type?: TypeRef;
  /** Offset of the declaring name. */
  readonly at: number;
}

export interface FunctionFacts extends Span {
  /** Its own name, or the name of the variable or property it initialises; '' otherwise. The module is ''. */
  readonly name: string;
  /** Index of the enclosing function; the module (index 0) has -1. */
  readonly parent: number;
  readonly kind: 'module' | 'function' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'static-block';
  readonly async?: true;
  readonly generator?: true;
  readonly params: readonly Param[];
  /** An arrow's expression body is one `return` statement. */
  readonly body: readonly Stmt[];
  /** 'use server', 'use client', 'use cache', … */
  readonly directives?: readonly string[];
  /** Binding of `arguments`, when the body mentions it. */
  readonly arguments?: number;
  /** Binding (kind 'self') of a named function expression's own name. */
  readonly self?: number;
  /** Declared result type. */
  readonly type?: TypeRef;
}

export interface Param {
  readonly target: Pattern;
  readonly rest?: true;
  /** Written with `?`. */
  readonly optional?: true;
  readonly type?: TypeRef;
  /** Decorators of the parameter (Nest: `@Req()`). */
  readonly decorators?: readonly Expr[];
  /** TypeScript `constructor(private readonly x: T)`: also a field of that name. */
  readonly field?: string;
}

export interface ClassFacts extends Span {
  readonly name: string;
  readonly extends?: Expr;
  /** Binding (kind 'self') by which the body sees the class. */
  readonly self?: number;
  readonly decorators?: readonly Expr[];
  readonly implements?: readonly TypeRef[];
  readonly members: readonly ClassMember[];
}

export interface ClassMember extends Span {
  readonly m: 'method' | 'getter' | 'setter' | 'constructor' | 'field' | 'static-block';
  readonly key: string | Expr;
  /** `declare x: T`: it says what is there, and puts nothing there. */
  readonly declared?: true;
  readonly static?: true;
  /** Function index of methods, accessors, the constructor, static blocks; of a field, the function (kind 'method', no params) whose body returns its initialiser. */
  readonly f?: number;
  readonly type?: TypeRef;
  readonly decorators?: readonly Expr[];
}

export interface ImportFacts extends Span {
  readonly spec: string;
  readonly typeOnly?: true;
  /** `export … from` is listed under exports, and here too with no names. */
  readonly names: readonly { readonly imported: string; readonly b: number; readonly typeOnly?: true }[];
  /** `imported` is 'default', a name, or '*' for a namespace. `import x = require('y')` is '*' with `commonjs`. */
  readonly commonjs?: true;
}

/** `typeOnly`: exists for the type checker alone. */
export type ExportFacts =
  /** `export default expr` is a synthetic const binding named `default`. */
  (
    | { readonly x: 'local'; readonly name: string; readonly b: number; readonly at: number }
    | {
        readonly x: 'from';
        readonly name: string;
        readonly imported: string;
        readonly spec: string;
        readonly at: number;
      }
    | { readonly x: 'star'; readonly spec: string; readonly at: number }
    /** `export = expr`: a synthetic const binding. */
    | { readonly x: 'assign'; readonly b: number; readonly at: number }
  ) & { readonly typeOnly?: true };

/** Members of an interface or object type: property name -> declared type. Used to follow injected services. */
export interface TypeFacts {
  readonly name: string;
  readonly extends?: readonly TypeRef[];
  readonly members: { readonly [property: string]: TypeRef };
  /** `type A = B`. */
  readonly alias?: TypeRef;
}

/** Words that a declaration says are all there may be: `type Choice = 'granted' | 'denied'`, `ads: 'on' | 'off'`. */
export interface WordFacts {
  readonly of: 'type' | 'member';
  readonly name: string;
  readonly words: readonly string[];
  /** `type Choice = (typeof CHOICES)[number]`: those that this constant holds. */
  readonly from?: string;
}

/** A comment that starts with `optgate-ignore`. */
export interface DirectiveFacts extends Span {
  readonly form: 'next-line' | 'line' | 'file';
  /** Text after the form, unparsed. */
  readonly text: string;
}

export interface FileFacts {
  readonly path: string;
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  readonly bindings: readonly Binding[];
  readonly imports: readonly ImportFacts[];
  readonly exports: readonly ExportFacts[];
  readonly types: readonly TypeFacts[];
  readonly words?: readonly WordFacts[];
  readonly directives: readonly DirectiveFacts[];
  /** Has `import`, `export` or `import.meta`: an ES module. */
  readonly esm: boolean;
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  /** Of code that is put together: the expression that holds it, for all whose own place is not there. */
  readonly within?: Span;
  /** Syntax errors, first ten. The rest of the file is still read. */
  readonly problems: readonly { readonly at: number; readonly message: string }[];
}
