package program

import (
	"context"
	"database/sql"
	"encoding/json"
)

// Statement is what a program wants to be run.
type Statement struct {
	SQL       string `json:"sql"`
	Arguments []any  `json:"arguments"`
	IsQuery   bool   `json:"is_query"`
}

// Executor runs statements: *sql.Tx, *sql.Conn and *sql.DB do.
type Executor interface {
	ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error)
}

func (s *Statement) run(ctx context.Context, on Executor) (any, error) {
	for index, argument := range s.Arguments {
		if number, isNumber := argument.(json.Number); isNumber {
			integer, err := number.Int64()
			if err != nil {
				return nil, err
			}
			s.Arguments[index] = integer
		}
	}
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
