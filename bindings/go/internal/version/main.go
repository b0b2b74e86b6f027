// Command version prints the version of the native library that is linked.
package main

import (
	"fmt"

	wxnotify "github.com/wxnotify/wxnotify-go"
)

func main() {
	fmt.Println(wxnotify.Version())
}
