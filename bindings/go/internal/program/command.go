package program

import (
	"context"
	"encoding/json"
)

// Command is what a program wants Redis to be sent. A client of Redis's is behind database/sql as package wxredis has it: a query is a
// command as JSON, and its answer one row of one text.
type Command struct {
	Command []string `json:"command"`
}

// run sends it. What Redis answers is the reply to the step.
func (c *Command) run(ctx context.Context, on Executor) (any, error) {
	command, err := json.Marshal(c.Command)
	if err != nil {
		return nil, err
	}
	rows, err := on.QueryContext(ctx, string(command))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var answer string
	for rows.Next() {
		if err := rows.Scan(&answer); err != nil {
			return nil, err
		}
	}
	return json.RawMessage(answer), rows.Err()
}
