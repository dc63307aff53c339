/**
 * Proves by reading the source that every member of the Word API beyond 1.1 stands behind a question for its requirement set:
 * `has("1.4")` around it, or `@needs 1.4` on its function, which then must be asked for wherever the function is used.
 * The sets are those of the [Api set: …] tags in @types/office-js.
 */

import ts from "typescript";

export interface Unguarded {
  where: string;
  member: string;
  needs: number;
}

export interface Checked {
  unguarded: Unguarded[];
  /** Every member of Word that is used, with its set. */
  used: Map<string, number>;
}

export function checkGuards(files: readonly string[]): Checked {
  const program = ts.createProgram([...files], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: ["office-js"],
    lib: ["lib.es2020.d.ts", "lib.dom.d.ts"],
  });
  const checker = program.getTypeChecker();
  const unguarded: Unguarded[] = [];
  const used = new Map<string, number>();

  function visit(node: ts.Node, file: ts.SourceFile): void {
    for (const [member, needs] of needsOf(node)) {
      used.set(member, needs);
      if (needs > 1.1 && guardAbove(node) < needs) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        unguarded.push({ where: `${file.fileName.split("/").pop() ?? ""}:${line + 1}`, member, needs });
      }
    }
    ts.forEachChild(node, (child) => visit(child, file));
  }

  function needsOf(node: ts.Node): [string, number][] {
    if (ts.isPropertyAccessExpression(node)) return ofSymbol(checker.getSymbolAtLocation(node.name));
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "load"
    )
      return loaded(node, node.expression.expression);
    if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent) && !isDeclaring(node))
      return ofFunction(node);
    return [];
  }

  function ofSymbol(symbol: ts.Symbol | undefined): [string, number][] {
    const sets = (symbol?.declarations ?? []).flatMap((d) => {
      const set = isWord(d)
        ? /\[Api set: (WordApi\w*) ([\d.]+)/.exec(d.getFullText().split("*/").slice(0, -1).join(""))
        : null;
      return set ? [set[1] === "WordApi" ? Number(set[2]) : Infinity] : [];
    });
    const of = symbol?.declarations?.[0]?.parent;
    const name = of && (ts.isClassDeclaration(of) || ts.isInterfaceDeclaration(of)) ? (of.name?.text ?? "") : "";
    return sets.length > 0 ? [[`${name}.${symbol?.name ?? ""}`, Math.min(...sets)]] : [];
  }

  /** The names in `load("a,items/b/c")`, as members of what is loaded. */
  function loaded(call: ts.CallExpression, receiver: ts.Expression): [string, number][] {
    const paths: string[] = [];
    const collect = (n: ts.Node): void => {
      if (ts.isStringLiteralLike(n)) paths.push(...n.text.split(","));
      else if (!ts.isIdentifier(n)) ts.forEachChild(n, collect);
      else throw new Error(`load takes literals here, so that they can be checked: ${call.getText()}`);
    };
    call.arguments.forEach(collect);
    return paths.flatMap((path) => {
      let type: ts.Type | undefined = checker.getTypeAtLocation(receiver);
      return path
        .trim()
        .split("/")
        .flatMap((part) => {
          const symbol = type?.getNonNullableType().getProperty(part);
          if (!symbol) throw new Error(`${part} of ${path} is no member`);
          const next = checker.getTypeOfSymbol(symbol);
          type = part === "items" ? checker.getIndexTypeOfType(next, ts.IndexKind.Number) : next;
          return part === "items" ? [] : ofSymbol(symbol);
        });
    });
  }

  function ofFunction(node: ts.Identifier): [string, number][] {
    let symbol = checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
    const needs = Math.max(0, ...(symbol?.declarations ?? []).map(declaredNeed));
    return needs > 0 ? [[node.text, needs]] : [];
  }

  for (const path of files) {
    const file = program.getSourceFile(path);
    if (file) visit(file, file);
  }
  return { unguarded, used };
}

const isWord = (d: ts.Declaration): boolean => d.getSourceFile().fileName.includes("@types/office-js");

function isDeclaring(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ((ts.isFunctionDeclaration(parent) || ts.isVariableDeclaration(parent)) && parent.name === node)
  );
}

/** What `@needs` says of a function. */
function declaredNeed(d: ts.Node): number {
  const tag = ts.getJSDocTags(d).find((t) => t.tagName.text === "needs");
  return tag ? Number(ts.getTextOfJSDocComment(tag.comment)?.trim()) : 0;
}

/** The highest set that is certain to be there where the node stands. */
function guardAbove(node: ts.Node): number {
  let best = 0;
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) && at === parent.thenStatement) best = Math.max(best, asked(parent.expression));
    if (ts.isConditionalExpression(parent) && at === parent.whenTrue) best = Math.max(best, asked(parent.condition));
    if (
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
      at === parent.right
    )
      best = Math.max(best, asked(parent.left));
    if (ts.isBlock(parent))
      for (const before of parent.statements) if (before.end <= at.pos) best = Math.max(best, leaves(before));
    if (ts.isFunctionDeclaration(at)) best = Math.max(best, declaredNeed(at));
    if (ts.isArrowFunction(at) && ts.isVariableDeclaration(parent)) best = Math.max(best, declaredNeed(parent));
  }
  return best;
}

/** The set a condition asks for: `has("1.4")`, alone or among others joined by &&. */
function asked(condition: ts.Expression): number {
  if (ts.isParenthesizedExpression(condition)) return asked(condition.expression);
  if (ts.isBinaryExpression(condition) && condition.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return Math.max(asked(condition.left), asked(condition.right));
  if (!ts.isCallExpression(condition)) return 0;
  const called = condition.expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : called.getText();
  const [set] = condition.arguments;
  return name === "has" && set && ts.isStringLiteral(set) ? Number(set.text) : 0;
}

/** `if (!has("1.4")) return …` before it. */
function leaves(statement: ts.Statement): number {
  if (!ts.isIfStatement(statement) || !ts.isPrefixUnaryExpression(statement.expression)) return 0;
  const { thenStatement, expression } = statement;
  const last = ts.isBlock(thenStatement)
    ? thenStatement.statements[thenStatement.statements.length - 1]
    : thenStatement;
  const ends = last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
  return ends && expression.operator === ts.SyntaxKind.ExclamationToken ? asked(expression.operand) : 0;
}
