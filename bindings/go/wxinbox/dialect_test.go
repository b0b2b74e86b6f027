package wxinbox

import "testing"

func TestTheDialectOfADriver(t *testing.T) {
	for driver, want := range map[string]Dialect{
		"modernc.org/sqlite.Driver":                  SQLite,
		"github.com/mattn/go-sqlite3.SQLiteDriver":   SQLite,
		"github.com/jackc/pgx/v5/stdlib.Driver":      PostgreSQL,
		"github.com/lib/pq.Driver":                   PostgreSQL,
		"github.com/go-sql-driver/mysql.MySQLDriver": MySQL,
		"github.com/XSAM/otelsql.otDriver":           "github.com/XSAM/otelsql.otDriver",
	} {
		if got := dialectOf(driver); got != want {
			t.Errorf("%s speaks %s, want %s", driver, got, want)
		}
	}
}
