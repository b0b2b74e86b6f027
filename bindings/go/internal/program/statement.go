package program

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/wxnotify/wxnotify-go/internal/exact"
)

// Statement is what a program wants to be run.
type Statement struct {
	SQL       string    `json:"sql"`
	Arguments Arguments `json:"arguments"`
	IsQuery   bool      `json:"is_query"`
}

// Arguments are texts, booleans, null, and numbers, which are whole: int64.
type Arguments []any

// UnmarshalJSON reads them. An any would take numbers for fractions.
func (a *Arguments) UnmarshalJSON(text []byte) error {
	read, _ := exact.Read(text)
	*a, _ = read.Any().([]any)
	for index, argument := range *a {
		if number, isNumber := argument.(json.Number); isNumber {
			integer, err := number.Int64()
			if err != nil {
				return err
			}
			(*a)[index] = integer
		}
	}
	return nil
}

// Executor runs statements: *sql.Tx, *sql.Conn and *sql.DB do.
type Executor interface {
	ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error)
}

func (s *Statement) run(ctx context.Context, on Executor) (any, error) {
	if s.IsQuery {
		rows, err := s.read(ctx, on)
		return map[string]any{"rows": rows}, err
	}
	result, err := on.ExecContext(ctx, s.SQL, s.Arguments...)
	if err != nil {
		return nil, err
	}
	changed, err := result.RowsAffected()
	return map[string]any{"changed": changed}, err
}

func (s *Statement) read(ctx context.Context, on Executor) ([][]any, error) {
	rows, err := on.QueryContext(ctx, s.SQL, s.Arguments...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	read := [][]any{}
	for rows.Next() {
		row := make([]any, len(columns))
		places := make([]any, len(columns))
		for index := range row {
			places[index] = &row[index]
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		for index, value := range row {
			// MySQL's driver gives texts as bytes.
			if text, isBytes := value.([]byte); isBytes {
				row[index] = string(text)
			}
		}
		read = append(read, row)
	}
	return read, rows.Err()
}
