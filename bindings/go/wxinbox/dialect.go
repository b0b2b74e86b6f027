package wxinbox

import (
	"database/sql"

	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Dialect is which SQL a database speaks.
type Dialect string

const (
	// SQLite is SQLite 3.24 and later.
	SQLite Dialect = "sqlite"
	// PostgreSQL is PostgreSQL 9.5 and later.
	PostgreSQL Dialect = "postgresql"
	// MySQL is MySQL 5.7 and later, and MariaDB 10.3 and later.
	MySQL Dialect = "mysql"
	// Redis is Redis 5 and later, and Valkey: see package wxredis.
	Redis Dialect = "redis"
)

func (d Dialect) placeholders() string {
	if d == PostgreSQL {
		return "numbered"
	}
	return "question"
}

// dialectOf tells the dialect by the driver. Of a driver that nobody knows it returns the import path, which the library refuses with
// the names that there are.
func dialectOf(db *sql.DB) Dialect {
	path := program.PackageOf(db.Driver())
	if dialect := program.DialectOf(path); dialect != "" {
		return Dialect(dialect)
	}
	return Dialect(path)
}
