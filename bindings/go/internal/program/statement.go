package program

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/wxnotify/wxnotify-go/internal/exact"
)

// Statement is what a program wants to be run. Its arguments are texts, booleans, nil and int64.
type Statement struct {
	SQL       string
	Arguments []any
	IsQuery   bool
}

func statementOf(read exact.Value) (Statement, error) {
	arguments := read.Member("arguments")
	statement := Statement{SQL: read.Member("sql").Text(), Arguments: make([]any, 0, arguments.Len()), IsQuery: read.Member("is_query").IsTrue()}
	for argument := range arguments.Items() {
		value := argument.Any()
		if number, isNumber := value.(json.Number); isNumber {
			var err error
			if value, err = number.Int64(); err != nil {
				return statement, err
			}
		}
		statement.Arguments = append(statement.Arguments, value)
	}
	return statement, nil
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
