# Runs a program as a file of its own, from the folder that it lies in, which is where it also looks for modules.
sub pairboard_run {
  my ($entry) = @_;
  chdir '/program';
  push @INC, '.';
  $| = 1;
  $0 = $entry;
  @ARGV = ();
  do "./$entry";
  die $@ if $@;
}
