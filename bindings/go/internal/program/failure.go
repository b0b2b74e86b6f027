package program

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
)

// What drivers tell of a failure, without importing any of them.

// failure is what a driver's error tells. The words are for the native library to recognize what has no number.
type failure struct {
	Trouble  string `json:"trouble,omitempty"`
	SQLState string `json:"sqlstate,omitempty"`
	Number   int64  `json:"number,omitempty"`
	Type     string `json:"type,omitempty"`
	Words    string `json:"words,omitempty"`
	File     string `json:"file,omitempty"`
}

// Known is a driver's error, with what is known beside it.
type Known struct {
	// Trouble is the native library's name for it, or empty.
	Trouble string
	// File is the SQLite file, which SQLite does not name, or empty.
	File string
	error
}

// Because says more about an error.
func Because(err error, trouble, file string) error { return Known{trouble, file, err} }

// Unwrap returns the driver's error.
func (k Known) Unwrap() error { return k.error }

func failureOf(err error) failure {
	told := failure{Type: TypeOf(err), Words: err.Error(), Trouble: troubleOf(err)}
	var known Known
	if errors.As(err, &known) {
		told.File = known.File
	}
	var state interface{ SQLState() string }
	if errors.As(err, &state) {
		told.SQLState = state.SQLState()
	}
	var code interface{ Code() int }
	if errors.As(err, &code) {
		told.Number = int64(code.Code())
	}
	for err := range chain(err) {
		// The errors of go-sql-driver/mysql and mattn/go-sqlite3 are structs.
		for _, name := range []string{"Number", "ExtendedCode"} {
			if number, found := integerIn(err, name); found {
				told.Number = number
			}
		}
	}
	return told
}

// troubleOf is what there is no number for.
func troubleOf(err error) string {
	var known Known
	switch {
	case errors.As(err, &known) && known.Trouble != "":
		return known.Trouble
	case hasWords(err, "a transaction within a transaction", "inside a transaction", "unexpected transaction status"):
		// Of SQLite, where it begins and where it is set up, and of lib/pq.
		return "not_idle"
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone), errors.Is(err, context.Canceled):
		return "lost"
	default:
		return ""
	}
}

func hasWords(err error, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(err.Error(), part) })
}

// chain is err and all that it wraps.
func chain(err error) iter.Seq[error] {
	return func(yield func(error) bool) { walk(err, yield) }
}

func walk(err error, yield func(error) bool) bool {
	if err == nil {
		return true
	}
	if !yield(err) {
		return false
	}
	switch wrapping := err.(type) {
	case interface{ Unwrap() error }:
		return walk(wrapping.Unwrap(), yield)
	case interface{ Unwrap() []error }:
		for _, err := range wrapping.Unwrap() {
			if !walk(err, yield) {
				return false
			}
		}
	}
	return true
}

func integerIn(err error, name string) (int64, bool) {
	value := reflect.Indirect(reflect.ValueOf(err))
	if value.Kind() != reflect.Struct {
		return 0, false
	}
	switch field := value.FieldByName(name); {
	case field.IsValid() && field.CanInt():
		return field.Int(), true
	case field.IsValid() && field.CanUint():
		return int64(field.Uint()), true
	default:
		return 0, false
	}
}

// TypeOf is the name of an error's type: of what it wraps where it only adds words.
func TypeOf(err error) string {
	name := ""
	for err := range chain(err) {
		name = reflect.TypeOf(err).String()
	}
	return name
}

// IsDriver says whether an error is, or wraps, that of a database's driver, whose words may quote what is in the database.
func IsDriver(err error) bool {
	for err := range chain(err) {
		_, hasState := err.(interface{ SQLState() string })
		if hasState || DialectOf(PackageOf(err)) != "" || hasWords(err, "sql: Scan error", "sql: converting") {
			return true
		}
	}
	return false
}

// PackageOf is the import path of a value's type.
func PackageOf(value any) string {
	kind := reflect.TypeOf(value)
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	return kind.PkgPath()
}

// DialectOf tells the dialect by the import path of a driver, and is empty where nobody knows it.
func DialectOf(path string) string {
	for _, known := range [][2]string{
		{"sqlite", "sqlite"},
		{"pgx", "postgresql"}, {"lib/pq", "postgresql"}, {"postgres", "postgresql"},
		{"mysql", "mysql"}, {"mariadb", "mysql"},
		{"wxredis", "redis"}, {"go-redis", "redis"},
	} {
		if strings.Contains(strings.ToLower(path), known[0]) {
			return known[1]
		}
	}
	return ""
}

// Failed is the reply to a step that failed.
func Failed(err error) any {
	return map[string]any{"failed": failureOf(err)}
}
