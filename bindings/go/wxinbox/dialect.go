package wxinbox

import (
	"database/sql"
	"reflect"
	"strings"
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
)

func (d Dialect) placeholders() string {
	if d == PostgreSQL {
		return "numbered"
	}
	return "question"
}

// driverName is the import path and type of a database's driver, such as github.com/jackc/pgx/v5/stdlib.Driver.
func driverName(db *sql.DB) string {
	driver := reflect.TypeOf(db.Driver())
	if driver.Kind() == reflect.Pointer {
		driver = driver.Elem()
	}
	return driver.PkgPath() + "." + driver.Name()
}

// dialectOf tells the dialect by a driver's name. Of a driver that nobody knows it returns the name, which the library refuses
// with the names that there are.
func dialectOf(driver string) Dialect {
	for _, known := range []struct {
		part    string
		dialect Dialect
	}{
		{"sqlite", SQLite},
		{"pgx", PostgreSQL}, {"lib/pq", PostgreSQL}, {"postgres", PostgreSQL},
		{"mysql", MySQL}, {"mariadb", MySQL},
	} {
		if strings.Contains(strings.ToLower(driver), known.part) {
			return known.dialect
		}
	}
	return Dialect(driver)
}
