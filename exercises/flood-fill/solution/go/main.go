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

	// Every pixel here is painted already; its neighbours have yet to be looked at.
	var frontier []Point
	visit := func(x, y int) {
		if x < 0 || y < 0 || x >= picture.Width() || y >= picture.Height() {
			return
		}
		at := Point{x, y}
		if picture.GetColor(at) != oldColor {
			return
		}
		picture.SetColor(at, newColor)
		frontier = append(frontier, at)
	}

	visit(start.X, start.Y)
	for len(frontier) > 0 {
		at := frontier[len(frontier)-1]
		frontier = frontier[:len(frontier)-1]
		visit(at.X+1, at.Y)
		visit(at.X-1, at.Y)
		visit(at.X, at.Y+1)
		visit(at.X, at.Y-1)
	}
}

func main() {
	picture := NewPicture("..#", ".##", "...")
	floodFill(picture, Point{0, 0}, 'o')
	fmt.Println(picture)
}
