// Prints what TypeScript's editor service strikes through as deprecated, and all else that it has
// to say, for each file of a project. Arguments: the paths of typescript, of a folder, of its files.
const [, , typescript, folder, ...files] = process.argv;
const ts = require(typescript);
const { join } = require("node:path");

const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noUnusedLocals: true,
  types: [],
};
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () => files.map((file) => join(folder, file)),
  getScriptVersion: () => "1",
  getScriptSnapshot: (path) => {
    const text = ts.sys.readFile(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
  realpath: ts.sys.realpath,
});

const struck = {};
const others = [];
for (const file of files) {
  const path = join(folder, file);
  struck[file] = [];
  for (const found of [
    ...service.getSyntacticDiagnostics(path),
    ...service.getSemanticDiagnostics(path),
    ...service.getSuggestionDiagnostics(path),
  ]) {
    const text = found.file.text.slice(found.start, found.start + found.length);
    if (found.reportsDeprecated) struck[file].push(text);
    else others.push(`${file}: ${text}: ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`);
  }
}
console.log(JSON.stringify({ struck, others }));
