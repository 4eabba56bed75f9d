[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "${slug}-client"
version = "${version}.0.0"
description = "Typed client of the records of ${slug}"
readme = "README.md"
requires-python = ">=3.11"
dependencies = []

[dependency-groups]
dev = ["mypy>=1.15", "ruff>=0.11"]

[tool.setuptools.packages.find]
where = ["src"]

[tool.setuptools.package-data]
${package} = ["py.typed"]

[tool.mypy]
strict = true
mypy_path = "src"
packages = ["${package}"]

[tool.ruff]
line-length = 120
target-version = "py311"

[tool.ruff.lint]
select = ["B", "E", "F", "I", "UP"]
# labels of the model may be longer than a line
ignore = ["E501"]
