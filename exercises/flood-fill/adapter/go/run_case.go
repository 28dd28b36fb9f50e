package main

import "strings"

func runCase(rows []string, start Point, newColor string) []string {
	picture := NewPicture(rows...)
	floodFill(picture, start, []rune(newColor)[0])
	return strings.Split(picture.String(), "\n")
}
