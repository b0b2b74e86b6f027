package program

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"
)

func TestTheDialectOfADriver(t *testing.T) {
	for driver, want := range map[string]string{
		"modernc.org/sqlite":             "sqlite",
		"github.com/mattn/go-sqlite3":    "sqlite",
		"github.com/jackc/pgx/v5/stdlib": "postgresql",
		"github.com/lib/pq":              "postgresql",
		"github.com/go-sql-driver/mysql": "mysql",
		"github.com/XSAM/otelsql":        "",
	} {
		if got := DialectOf(driver); got != want {
			t.Errorf("%s speaks %s, want %s", driver, got, want)
		}
	}
}

// The errors of the drivers, as far as they matter.

type pgxError struct{}

func (*pgxError) Error() string    { return "duplicate key (SQLSTATE 23505)" }
func (*pgxError) SQLState() string { return "23505" }

type mysqlError struct {
	Number uint16
	state  [5]byte
}

func (mysqlError) Error() string { return "Error 1062 (23000)" }

type mattnNumber int

type mattnError struct{ Code, ExtendedCode mattnNumber }

func (mattnError) Error() string { return "UNIQUE constraint failed" }

type moderncError struct{}

func (*moderncError) Error() string { return "constraint failed" }
func (*moderncError) Code() int     { return 1555 }

func TestWhatADriversErrorTells(t *testing.T) {
	for _, told := range []struct {
		err  error
		want failure
	}{
		{&pgxError{}, failure{SQLState: "23505", Type: "*program.pgxError"}},
		{&mysqlError{Number: 1062}, failure{Number: 1062, Type: "*program.mysqlError"}},
		{mattnError{19, 1555}, failure{Number: 1555, Type: "program.mattnError"}},
		{&moderncError{}, failure{Number: 1555, Type: "*program.moderncError"}},
		{driver.ErrBadConn, failure{Trouble: "lost", Type: "*errors.errorString"}},
		{sql.ErrConnDone, failure{Trouble: "lost", Type: "*errors.errorString"}},
		{Because(errors.New("timeout"), "no_connection", ""), failure{Trouble: "no_connection", Type: "*errors.errorString"}},
		{errors.New("cannot start a transaction within a transaction"), failure{Trouble: "not_idle", Type: "*errors.errorString"}},
		{errors.New("pq: unexpected transaction status idle in transaction"), failure{Trouble: "not_idle", Type: "*errors.errorString"}},
		{Because(mattnError{14, 14}, "", "inbox.db"), failure{Number: 14, File: "inbox.db", Type: "program.mattnError"}},
	} {
		for _, err := range []error{told.err, fmt.Errorf("saving: %w", told.err), errors.Join(errors.New("first"), told.err)} {
			want := told.want
			want.Words = err.Error()
			if got := failureOf(err); got != want {
				t.Errorf("%v tells %+v, want %+v", err, got, want)
			}
		}
	}
}

func TestWhatIsADrivers(t *testing.T) {
	for err, want := range map[error]bool{
		&pgxError{}:            true,
		sql.ErrNoRows:          false,
		errors.New("no stock"): false,
		errors.New(`sql: Scan error on column index 0, name "openid"`): true,
	} {
		if got := IsDriver(fmt.Errorf("saving: %w", err)); got != want {
			t.Errorf("%v is a driver's: %t", err, got)
		}
	}
}
