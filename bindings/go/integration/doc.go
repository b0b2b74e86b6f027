// Package integration has the tests that need more than Go's own library: databases, their drivers and web frameworks. It is a
// module of its own, so that who uses wxnotify inherits none of them.
//
//	tools/databases.sh go test ./...
package integration
