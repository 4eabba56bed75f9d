# Copy this to .env, which git leaves out, and set what is empty here.

# Any long random text: openssl rand -hex 24
DATABASE_PASSWORD=

# Tokens, cursors and secrets depend on it, so keep a copy of it apart from the database: openssl rand -base64 32
SECRET_KEY=

ADMIN_EMAIL=admin@localhost
# At least 15 characters; empty: one is made and printed once
ADMIN_PASSWORD=

# true where browsers come by https, through a proxy
HTTPS=false
# true only where that proxy writes X-Forwarded-For itself
FORWARDED_HEADERS=false

PORT=8080
DATABASE_CONNECTIONS=10
BODY_MAX=8388608
FILE_MAX=26214400
LOG_LEVEL=INFO
MEMORY=512m
