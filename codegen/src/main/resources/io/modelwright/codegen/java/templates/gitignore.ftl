target/
.idea/
*.iml
.vscode/
.env
