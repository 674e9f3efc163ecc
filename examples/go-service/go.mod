module example.org/auth-webhook

go 1.24

require go.containerssh.io/message v0.0.0

replace go.containerssh.io/message => ../../generated/go
