// Evaluates a query of an alert over rows, without Azure: the real parser and analyser of the Kusto language read it, and the few operators that
// the alerts use are carried out here on the syntax tree. Whatever else a query uses ends with an error that names it.
//
// Standard input: { "schemas": { table: "(column: type, …)" }, "cases": [ { "query": text, "tables": { table: [ row, … ] } }, … ] }
// Standard output: [ { "problems": [ text, … ], "rows": [ row, … ] }, … ]; no rows are computed for a query with problems.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;

const kindOf = node => globalThis.Bridge.getTypeName(node).split('.').at(-1);
const itemsOf = list => Array.from({ length: list.Count }, (_, i) => list.getItem(i)).map(item => item.Element ?? item);
const unsupported = node => { throw new Error(`The tests cannot evaluate ${kindOf(node)} '${node.toString(0).trim()}'.`); };

function analyse(query, schemas) {
    const tables = Object.entries(schemas).map(([name, columns]) => Symbols.TableSymbol.From(columns).WithName(name));
    const code = KustoCode.ParseAndAnalyze(query, GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', tables)));
    const found = code.GetDiagnostics();
    return { code, problems: Array.from({ length: found.Count }, (_, i) => found.getItem(i).Message) };
}

function run(code, tables) {
    const scope = {};
    let rows;
    for (const statement of itemsOf(code.Syntax.Statements)) {
        switch (kindOf(statement)) {
            case 'LetStatement': scope[statement.Name.SimpleName] = valueOf(statement.Expression, {}, scope); break;
            case 'ExpressionStatement': rows = rowsOf(statement.Expression, scope, tables); break;
            default: unsupported(statement);
        }
    }
    return rows;
}

function rowsOf(node, scope, tables) {
    switch (kindOf(node)) {
        case 'NameReference': return tables[node.SimpleName] ?? [];
        case 'PipeExpression': return pipe(node.Operator, rowsOf(node.Expression, scope, tables), scope);
        default: return unsupported(node);
    }
}

function pipe(operator, rows, scope) {
    switch (kindOf(operator)) {
        case 'FilterOperator': return rows.filter(row => valueOf(operator.Condition, row, scope) === true);
        case 'ExtendOperator': return rows.map(row => ({ ...row, ...columnsOf(operator.Expressions, row, scope) }));
        case 'ProjectOperator': return rows.map(row => columnsOf(operator.Expressions, row, scope));
        case 'SummarizeOperator': return summarize(operator, rows, scope);
        default: return unsupported(operator);
    }
}

function named(expression) {
    return kindOf(expression) === 'SimpleNamedExpression'
        ? [expression.Name.SimpleName, expression.Expression]
        : [kindOf(expression) === 'NameReference' ? expression.SimpleName : expression.toString(0).trim(), expression];
}

const columnsOf = (expressions, row, scope) =>
    Object.fromEntries(itemsOf(expressions).map(named).map(([name, expression]) => [name, valueOf(expression, row, scope)]));

function summarize(operator, rows, scope) {
    const groups = new Map();
    for (const row of rows) {
        const keys = operator.ByClause ? columnsOf(operator.ByClause.Expressions, row, scope) : {};
        const id = JSON.stringify(keys);
        groups.set(id, { keys, rows: [...(groups.get(id)?.rows ?? []), row] });
    }
    // Without keys there is one row even of nothing. Source: learn.microsoft.com, summarize operator, default values of aggregations.
    if (groups.size === 0 && !operator.ByClause) {
        groups.set('', { keys: {}, rows: [] });
    }
    return [...groups.values()].map(group => ({
        ...group.keys,
        ...Object.fromEntries(itemsOf(operator.Aggregates).map(named).map(([name, call]) => [name, aggregate(call, group.rows, scope)])),
    }));
}

function aggregate(call, rows, scope) {
    const [first, second] = kindOf(call) === 'FunctionCallExpression' ? itemsOf(call.ArgumentList.Expressions) : unsupported(call);
    const values = (expression, of = rows) => of.map(row => valueOf(expression, row, scope)).filter(value => value !== null);
    switch (call.Name.SimpleName) {
        case 'count': return rows.length;
        case 'countif': return rows.filter(row => valueOf(first, row, scope) === true).length;
        case 'sum': return values(first).reduce((all, value) => all + value, 0);
        case 'sumif': return values(first, rows.filter(row => valueOf(second, row, scope) === true)).reduce((all, value) => all + value, 0);
        case 'max': return values(first).reduce((most, value) => (most === null || value > most ? value : most), null);
        case 'min': return values(first).reduce((least, value) => (least === null || value < least ? value : least), null);
        default: return unsupported(call);
    }
}

function valueOf(node, row, scope) {
    switch (kindOf(node)) {
        case 'LiteralExpression': return literal(node);
        case 'NameReference': return nameOf(node, row, scope);
        case 'ParenthesizedExpression': return valueOf(node.Expression, row, scope);
        case 'PathExpression': return member(valueOf(node.Expression, row, scope), node.Selector.SimpleName);
        case 'ElementExpression': return member(valueOf(node.Expression, row, scope), literal(node.Selector.Expression ?? unsupported(node)));
        case 'FunctionCallExpression': return callOf(node, row, scope);
        case 'InExpression': return isIn(node, row, scope);
        case 'BinaryExpression': return binary(node, row, scope);
        default: return unsupported(node);
    }
}

function literal(node) {
    if (kindOf(node) === 'BracketedExpression') {
        return literal(node.Expression);
    }
    const value = node.LiteralValue;
    return typeof value?.toNumber === 'function' ? value.toNumber() : globalThis.Bridge.unbox?.(value, true) ?? value;
}

function nameOf(node, row, scope) {
    const name = node.SimpleName;
    return Object.hasOwn(row, name) ? row[name] : Object.hasOwn(scope, name) ? scope[name] : null;
}

const member = (object, name) => (object !== null && typeof object === 'object' && Object.hasOwn(object, name) ? object[name] : null);

function callOf(node, row, scope) {
    const [argument] = itemsOf(node.ArgumentList.Expressions).map(a => valueOf(a, row, scope));
    const number = Number(argument);
    switch (node.Name.SimpleName) {
        case 'tostring': return argument === null ? '' : String(argument);
        case 'toint': return argument === null || argument === '' || Number.isNaN(number) ? null : Math.trunc(number);
        default: return unsupported(node);
    }
}

function isIn(node, row, scope) {
    const found = itemsOf(node.Right.Expressions).map(e => valueOf(e, row, scope)).includes(valueOf(node.Left, row, scope));
    switch (node.Operator.Text) {
        case 'in': return found;
        case '!in': return !found;
        default: return unsupported(node);
    }
}

function binary(node, row, scope) {
    const left = valueOf(node.Left, row, scope);
    const operator = node.Operator.Text;
    if (operator === 'and' || operator === 'or') {
        return operator === 'and' ? left === true && valueOf(node.Right, row, scope) === true : left === true || valueOf(node.Right, row, scope) === true;
    }
    const right = valueOf(node.Right, row, scope);
    // Whatever is compared with nothing is neither true nor false.
    if (left === null || right === null) {
        return null;
    }
    const lower = value => String(value).toLowerCase();
    switch (operator) {
        case '==': return left === right;
        case '!=': return left !== right;
        case '>': return left > right;
        case '>=': return left >= right;
        case '<': return left < right;
        case '<=': return left <= right;
        case '+': return left + right;
        case '*': return left * right;
        case '/': return left / right;
        case 'endswith': return lower(left).endsWith(lower(right));
        case 'startswith': return lower(left).startsWith(lower(right));
        case '!startswith': return !lower(left).startsWith(lower(right));
        default: return unsupported(node);
    }
}

const { schemas, cases } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(({ query, tables }) => {
    const { code, problems } = analyse(query, schemas);
    return { problems, rows: problems.length > 0 ? [] : run(code, tables) };
})));
