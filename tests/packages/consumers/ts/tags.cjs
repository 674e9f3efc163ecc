// Prints what TypeScript's editor service reads in the comments of declarations: for each exported
// constant its tags, and what else there is. Arguments: the paths of typescript and of a .d.ts.
const [, , typescript, path] = process.argv;
const ts = require(typescript);

const text = require("node:fs").readFileSync(path, "utf8");
const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
const tags = {};
for (const statement of file.statements) {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      tags[declaration.name.text] = ts
        .getJSDocTags(declaration)
        .map((tag) => [tag.tagName.text, ts.getTextOfJSDocComment(tag.comment) ?? ""]);
    }
  }
}
const known = [ts.isVariableStatement, ts.isTypeAliasDeclaration, ts.isFunctionDeclaration];
const others = file.statements.filter((statement) => !known.some((is) => is(statement)));
console.log(JSON.stringify({ tags, others: others.map((statement) => statement.getText(file)) }));
