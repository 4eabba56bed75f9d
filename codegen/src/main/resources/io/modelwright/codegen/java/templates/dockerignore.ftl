target
.git
.env
