package wxinbox

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// OpenSQLite opens an inbox in a file of its own, or in that of an SQLite database that is there, and makes its table. It is for
// a program on one machine. What is committed is on disk (PRAGMA synchronous = FULL). driverName is what the SQLite driver that you import is registered as: sqlite for modernc.org/sqlite,
// sqlite3 for github.com/mattn/go-sqlite3. Writers of several processes wait for each other, 10 seconds at most.
//
// [Inbox.DB] is the database, to be closed when the program ends.
//
// Errors: [wxnotify.ErrOptionInvalid]; [wxnotify.ErrInboxFailed] where the driver is not imported, or the file cannot be opened.
func OpenSQLite(ctx context.Context, driverName, path string, options ...Option) (*Inbox, error) {
	// Only to get at the driver: this opens nothing.
	named, err := sql.Open(driverName, path)
	if err != nil {
		return nil, hook.NewError(string(wxnotify.ErrInboxFailed), fmt.Sprintf("there is no SQLite driver %q; import it", driverName), "driverName", err)
	}
	db := sql.OpenDB(sqliteFile{named.Driver(), path})
	_ = named.Close()
	inbox, err := New(db, append([]Option{WithDialect(SQLite)}, options...)...)
	if err == nil {
		err = inbox.Create(ctx, db)
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return inbox, nil
}

// sqliteFile opens connections to a file, and sets up each: drivers have a way of their own to say it in the file's name.
type sqliteFile struct {
	driver driver.Driver
	path   string
}

func (f sqliteFile) Driver() driver.Driver { return f.driver }

func (f sqliteFile) Connect(ctx context.Context) (driver.Conn, error) {
	connection, err := f.driver.Open(f.path)
	if err == nil {
		err = setUp(ctx, connection)
	}
	if err != nil {
		return nil, program.Because(err, "", f.path)
	}
	return connection, nil
}

// setUp closes the connection where it fails.
func setUp(ctx context.Context, connection driver.Conn) error {
	executor, canExecute := connection.(driver.ExecerContext)
	if !canExecute {
		return errors.Join(errors.New("the SQLite driver has no ExecContext"), connection.Close())
	}
	_, err := executor.ExecContext(ctx, "PRAGMA busy_timeout = 10000", nil)
	if err == nil {
		err = setWAL(ctx, executor)
	}
	if err == nil {
		// A commit is on disk, and survives a power cut. In WAL, drivers may be built with less.
		_, err = executor.ExecContext(ctx, "PRAGMA synchronous = FULL", nil)
	}
	if err != nil {
		return errors.Join(err, connection.Close())
	}
	return nil
}

// setWAL waits, which SQLite does not do here by itself, while others open the same new file: it says that it is locked.
func setWAL(ctx context.Context, executor driver.ExecerContext) error {
	patience := time.Now().Add(10 * time.Second)
	for {
		_, err := executor.ExecContext(ctx, "PRAGMA journal_mode = WAL", nil)
		// Each driver has an error type of its own; the words are SQLite's.
		if err == nil || !strings.Contains(err.Error(), "database is locked") || time.Now().After(patience) {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}
