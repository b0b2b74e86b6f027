package wxinbox

import (
	"context"
	"encoding/json"
	"maps"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// statement is what the native library wants to be run.
type statement struct {
	SQL       string `json:"sql"`
	Arguments []any  `json:"arguments"`
	IsQuery   bool   `json:"is_query"`
}

// run makes a call of the inbox: the native library says what to run until it has the result.
func run[T any](ctx context.Context, inbox *Inbox, on DBTX, call string, arguments map[string]any) (T, error) {
	request := map[string]any{"do": call, "inbox": inbox.settings}
	maps.Copy(request, arguments)
	for {
		var answer struct {
			Run   *statement `json:"run"`
			State string     `json:"state"`
			Value T          `json:"value"`
		}
		if err := ask.Native(request, &answer); err != nil || answer.Run == nil {
			return answer.Value, err
		}
		result, err := answer.Run.execute(ctx, on)
		if err != nil {
			return answer.Value, failed(err)
		}
		request = map[string]any{"do": "inbox", "state": answer.State, "result": result}
	}
}

// failed says that the database's driver failed.
func failed(err error) error {
	return hook.NewError(string(wxnotify.ErrInboxFailed), "the inbox's database failed: "+err.Error(), "", err)
}

func (s *statement) execute(ctx context.Context, on DBTX) (map[string]any, error) {
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

func (s *statement) read(ctx context.Context, on DBTX) ([][]any, error) {
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
