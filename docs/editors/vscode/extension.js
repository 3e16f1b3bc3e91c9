const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("strategy-tui");
  client = new LanguageClient(
    "strategy-tui",
    "strategy-tui",
    { command: settings.get("command"), args: ["lsp"] },
    {
      documentSelector: [
        { language: "markdown" },
        { scheme: "file", pattern: "**/strategy.yaml" },
        { scheme: "file", pattern: "**/rules/*.yaml" },
      ],
      initializationOptions: { language: settings.get("language") },
      synchronize: { configurationSection: "strategy-tui" },
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
