// Package wxinbox makes each notification count once, however often it is delivered. It is a table in the merchant's own
// database, used through database/sql: SQLite, PostgreSQL, MySQL and MariaDB.
//
// Most merchants give an [Inbox] to package wxhttp's handler, which does the rest. The calls here are what it does it with.
// Each takes the *sql.DB, *sql.Tx or *sql.Conn that it runs on, and commits nothing: claim, your own writes and complete in
// one transaction ([Inbox.InTransaction]) take effect together, or not at all.
//
//	inbox, err := wxinbox.New(db)
//	err = inbox.Create(ctx, db) // once, or with your migrations: Inbox.Schema
package wxinbox
