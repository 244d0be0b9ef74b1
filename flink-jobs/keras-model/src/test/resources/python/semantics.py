"""Writes semantics.txt: what CPython answers to each case below. The tests need only its output.

Run: python semantics.py > semantics.txt   (written by CPython 3.11)
A case is an expression, or a program that assigns to `result`; cases are separated by blank lines.
"""
EXPRESSIONS = r'''
7 // 2
7 // -2
-7 // 2
-7 // -2
7 % -2
-7 % 2
-7 % -3
6 % -3
7 / 2
6 / 2
-7 / 2
1 / 3
2 / 3
10 ** 2
2 ** -1
2 ** 0.5
(-2) ** 3
-2 ** 2
2 ** 3 ** 2
2 ** -2
0 ** 0
0.0 ** 0
(-1) ** 1000001
2 ** 62
2 ** 63
-(2 ** 62) * 2
-9223372036854775807 - 1
9223372036854775807 + 1
3037000500 * 3037000500
1 << 62
1 << 63
-1 << 63
1 << 1000
-5 >> 1
5 >> 100
-5 >> 100
6 & 3
6 | 3
6 ^ 3
~6
-(-5)
+5
-True
True + True
True & False
True & 3
~True
9007199254740993 / 3
9223372036854775807 / 2
9223372036854775807 / 9223372036854775806
1 / 9223372036854775807
7.0 // 2
-7.0 // 2
7.5 // -2
7.5 % -2
-7.5 % 2
-7.5 % -2
5.0 % 5
-5.0 % 5
0.3 % 0.1
1.0 // 0.1
1e300 * 1e10
-1e300 * 1e10
1e308 + 1e308
10.0 ** 400
0.0 ** -1
1 / 0
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
divmod(7, -2)
divmod(-7.5, 2)
0.1 + 0.2
1e16
1e15
123456789012345680.0
1e-4
1e-5
0.00012345
1.0
100.0
1e22
1e21
5e-324
2.2250738585072014e-308
1.7976931348623157e308
1e400
-0.0
0.1
3.14159
1/3*3
2.5e-3
1_000_000
0x_ff
0xFF
0o17
0b101
1_0.0_1
.5
5.
1e5
1E-5
True == 1
1 == 1.0
1 == '1'
None == 0
[] == ()
[1, 2] == [1.0, 2]
(1, 2) == (1, 2)
{'a': 1} == {'a': 1.0}
{'a': 1, 'b': 2} == {'b': 2, 'a': 1}
'a' < 'b'
'a' < 'B'
'' < 'a'
[1, 2] < [1, 3]
[1] < [1, 0]
(1, 'a') < (1, 'b')
(1, 'a') < (1, 2)
(1, 'a') < (2, 2)
[] < [1]
1 < 'a'
'a' > 1
None < 1
[1] < (1,)
1 < 2 < 3
1 < 3 < 2
3 > 2 > 1 > 0
1 < 2 == True
1 == 1 != 2
9007199254740993 == 9007199254740992.0
9007199254740993 > 9007199254740992.0
9223372036854775807 < 9223372036854775808.0
float('nan') == float('nan')
float('nan') < 1
1 < float('inf')
float('inf') == float('inf')
float('-inf') < -9223372036854775807
max(1, 2.5, True)
min([3, 1, 2])
max('abc')
max([1, 5, 3], key=lambda x: -x)
min([], default=7)
max([])
sorted([3, 1, 2])
sorted([3, 1, 2], reverse=True)
sorted(['b', 'A', 'a', 'B'])
sorted(['bb', 'a', 'cc', 'd'], key=len)
sorted(['bb', 'a', 'cc', 'd'], key=len, reverse=True)
sorted([(1, 'b'), (1, 'a'), (0, 'z')])
sorted({'b': 1, 'a': 2})
sorted([1, 'a'])
sum([1, 2, 3])
sum([0.1] * 10)
sum([0.1, 0.2, 0.3])
sum([1, 2.5])
sum([1e100, 1.0, -1e100])
sum([[1], [2]], [])
sum(x * x for x in range(4))
sum(['a'])
abs(-3)
abs(-3.5)
abs(True)
round(2.5)
round(3.5)
round(-2.5)
round(2.675, 2)
round(1234, -2)
round(1250, -2)
round(1350, -2)
round(2.5, 0)
round(1e20)
round(7)
round(7, 2)
round(0.5)
round(-0.4, 0)
round(5e15 + 0.5)
int(3.9)
int(-3.9)
int('42')
int(' -42 ')
int('1_000')
int('ff', 16)
int('x')
int('')
int(1e30)
int(float('nan'))
int(None)
float('1.5')
float(' 1e3 ')
float('1_0.5')
float('inf')
float('-Infinity')
float('0x10')
float('1.5f')
float('')
float('.')
float(3)
float(True)
str(1.0)
str(True)
str(None)
str('a')
str([1, 'a', None])
str((1,))
str(())
str({'a': (1, 2)})
repr('it\'s')
repr('a"b\'c')
repr('a\n\t\\')
repr("say \"x\"")
str(range(3))
str(range(1, 10, 2))
bool([])
bool([0])
bool('')
bool('0')
bool(0.0)
bool(None)
bool(range(0))
bool({})
not 1
not []
1 and 2
0 and 2
1 or 2
0 or ''
None or 'x'
[] and 1
1 if [] else 2
'a' if 1 else 'b'
len('abc')
len([1, 2])
len({'a': 1})
len(range(0, 10, 3))
len(range(10, 0, -3))
len(range(5, 5))
len(5)
list(range(5))
list(range(2, 5))
list(range(10, 0, -3))
list(range(0))
range(10)[3]
range(10)[-1]
range(0, 10, 3)[3]
range(3)[3]
3 in range(5)
5 in range(5)
4 in range(0, 10, 2)
5 in range(0, 10, 2)
-3 in range(0, -10, -3)
range(0, 3) == range(0, 3, 1)
range(0, 4, 2) == range(0, 3, 2)
range(0, 4, 0)
'abc'[0]
'abc'[-1]
'abc'[3]
'héllo'[1]
'abcdef'[1:3]
'abcdef'[:-2]
'abcdef'[::2]
'abcdef'[::-1]
'abcdef'[4:1:-1]
'abcdef'[4::-2]
'abcdef'[:2:-1]
'abcdef'[-100:100]
'abcdef'[100:]
'abcdef'[100::-1]
'abcdef'[:-100:-1]
'abcdef'[2:2]
'abcdef'[-1:-4:-1]
'abcdef'[1:5:2]
'abcdef'[::100]
'abcdef'[::-100]
'abcdef'[::9223372036854775807]
'abcdef'[::-9223372036854775807]
'abcdef'[-9223372036854775807:3]
[1, 2, 3, 4][1:-1]
[1, 2, 3, 4][::-2]
(1, 2, 3)[1:]
(1, 2, 3)[::-1]
[1, 2, 3][None:None:None]
[1, 2, 3][::0]
[1, 2, 3]['a']
[1, 2, 3][1.0]
[1, 2][True]
{'a': 1}['a']
{'a': 1}['b']
{1: 'a'}[1.0]
{1: 'a'}[True]
{True: 'a', 1: 'b', 1.0: 'c'}
{(1, 2): 3}[(1, 2)]
{(1, 2): 3}[(1.0, 2)]
{(1, (2, 'x')): 3}[(1, (2, 'x'))]
{'1': 'text', 1: 'number'}
{None: 1}[None]
{[]: 1}
{0.5: 'half'}[0.5]
{-0.0: 1}[0]
'a' in {'a': 1}
1 in {'a': 1}
2 in [1, 2]
2.0 in [1, 2]
'b' in 'abc'
'' in 'abc'
'bc' not in 'abc'
1 in 'abc'
[1] in [[1], 2]
None is None
1 is not None
[] is []
True is True
[1, 2] + [3]
(1,) + (2,)
[1] + (2,)
'a' + 'b'
'a' + 1
1 + 'a'
[1, 2] * 2
2 * [1]
'ab' * 3
3 * 'ab'
'ab' * -1
[1] * 0
(1, 2) * 2
'a' * 2.0
'a' - 'b'
[1] - [1]
[] + None
-'a'
+[]
~1.5
'%d' % 5
'%5d|%-5d|%05d' % (1, 2, 3)
'%s and %s' % ('a', 1)
'%s' % [1, 2]
'%s' % (1,)
'%r' % 'a'
'%.2f' % 3.14159
'%8.3f|' % 3.14159
'%e' % 12345.678
'%g' % 0.0001
'%g' % 1e10
'%x' % 255
'%%' % ()
'%d%%' % 50
'%d' % 3.9
'%d' % 'a'
'%s %s' % ('a',)
'%s' % ('a', 'b')
'%(a)s-%(b)03d' % {'a': 'x', 'b': 7}
'%(c)s' % {'a': 1}
'%+d' % 5
'%-8s|' % 'ab'
'%8s|' % 'ab'
'%.2s' % 'abc'
'%5.1f%%' % 12.345
'%z' % 1
'%' % 1
'{} {}'.format(1, 'a')
'{0} {1} {0}'.format('a', 'b')
'{name}-{:>4}'.format(7, name='x')
'{:.3f}'.format(3.14159)
'{!r}'.format('a')
'{{}}'.format()
'{:5d}|{:<5d}|{:^5d}'.format(1, 2, 3)
'{'.format()
'}'.format()
'{}'.format()
'{a}'.format(b=1)
f'{1}{2}'
f'{"a"}'
f"{'a'!r}"
f'{3.14159:.2f}'
f'{42:05d}'
f'{42:>5}|{42:<5}|{42:^5}|{42:*^7}'
f'{-42:05d}'
f'{-42:=+6d}'
f'{42:+d} {42: d}'
f'{1234567:,}'
f'{1234567:_}'
f'{1234567.891:,.2f}'
f'{0.5:%}'
f'{0.256:.1%}'
f'{255:x} {255:X} {255:o} {255:b} {255:#x} {255:#b}'
f'{1e10:g} {1e-5:g} {123456789.0:g} {0.0001:g}'
f'{12345.678:e} {12345.678:.2E}'
f'{1.0} {1e100} {0.1}'
f'{1.0:.0f} {2.5:.0f} {3.5:.0f} {0.5:.0f}'
f'{2.675:.2f} {1.005:.2f}'
f'{1e20:.3f}'
f'{12345.0:.5}'
f'{1234.5:.3} {100.0:.4} {10.0:.3} {1.5:.10} {0.00001:.3}'
f'{3:.2f}'
f'{True} {True:d} {True:5}'
f'{"abc":>6}|{"abc":6}|{"abc":^6}|{"abc":.2}'
f'{"abc":d}'
f'{1.5:d}'
f'{1:.2d}'
f'{[1]}'
f'{[1]:>5}'
f'{{}}'
f'{{{1}}}'
f'{1 + 1}'
f'{(lambda x: x * 2)(3)}'
f'{ {"a": 1}["a"] }'
f'{1 != 2}'
f'{1 if True else 2}'
f'{float("nan"):.2f} {float("inf"):5} {float("-inf"):f}'
f'{0.0:g} {0.0:e} {-0.0:.1f} {0:.3}'
f'{5:3}{"":2}|'
f'{1,2}'
f'a' 'b' f'{1}'
rf'\d{1}'
f'\x41\u00e9\n{1}'
format(3.5, '08.2f')
format(-3.5, '08.2f')
format(1e16, '')
format(123456789.123, '.10g')
format(0.1 + 0.2, '.17g')
format('x', '05')
'\x41\u00e9\101\0'
'\q'
r'\n'
'a' 'b'
'AbC'.lower()
'AbC'.upper()
'hello world-wide'.title()
'hELLO'.capitalize()
'  a b '.strip()
'xxaxx'.strip('x')
'xyaxy'.lstrip('yx')
'xyaxy'.rstrip('xy')
' a  b c '.split()
'a,b,,c'.split(',')
'a,b,c'.split(',', 1)
' a b c'.split(None, 1)
''.split()
''.split(',')
'a--b'.split('--')
'a'.split('')
'a\nb\r\nc'.splitlines()
'-'.join(['a', 'b'])
''.join([])
','.join('abc')
','.join([1])
'aXbX'.replace('X', '--')
'aaa'.replace('a', 'b', 2)
'aaa'.replace('aa', 'b')
'abc'.startswith('ab')
'abc'.startswith(('x', 'a'))
'abc'.endswith('bc')
'abc'.removeprefix('a')
'abc'.removesuffix('x')
'abcabc'.find('c')
'abcabc'.rfind('c')
'abc'.find('x')
'abc'.index('c')
'abc'.index('x')
'banana'.count('an')
'aaa'.count('aa')
'abc'.count('')
'42'.zfill(5)
'-42'.zfill(5)
'a'.ljust(3) + '|'
'a'.rjust(3, '.')
'ab'.center(5, '*')
'a'.center(4, '*')
'abc'.center(2)
'12'.isdigit()
''.isdigit()
'ab'.isalpha()
'a1'.isalnum()
' '.isspace()
'ab'.islower()
'A1'.isupper()
'1'.isupper()
[1, 2, 1].count(1)
[1, 2, 1].index(2)
[1].index(5)
(1, 2).index(2)
{'a': 1}.get('a')
{'a': 1}.get('b')
{'a': 1}.get('b', 2)
list({'a': 1, 'b': 2}.keys())
list({'a': 1, 'b': 2}.values())
list({'a': 1, 'b': 2}.items())
list({'a': 1, 'b': 2})
{**{'a': 1}, 'b': 2, **{'a': 3}}
{'a': 1} | {'b': 2}
dict(a=1, b=2)
dict([('a', 1), ('b', 2)])
dict({'a': 1}, b=2)
dict(zip('ab', [1, 2]))
dict([1])
[*range(3), 9]
(*[1, 2], 3)
list('abc')
tuple([1, 2])
list({'a': 1}.items())[0]
list(enumerate('ab'))
list(enumerate('ab', 1))
list(zip([1, 2, 3], 'ab'))
list(zip())
list(map(lambda x: x + 1, [1, 2]))
list(map(lambda a, b: a * b, [1, 2], [3, 4]))
list(filter(None, [0, 1, '', 2]))
list(filter(lambda x: x > 1, [1, 2, 3]))
list(reversed([1, 2, 3]))
list(reversed(range(3)))
all([1, 2])
all([])
any([0, 0])
any(x > 1 for x in [1, 2])
isinstance(1, int)
isinstance(True, int)
isinstance(1, float)
isinstance('a', (int, str))
isinstance([], (list, tuple))
isinstance(1, bool)
callable(len)
callable(1)
pow(2, 10)
pow(2, -1)
chr(97)
ord('a')
chr(-1)
ord('ab')
(1.5).is_integer()
2.0.is_integer()
[x * 2 for x in range(3)]
[x for x in range(5) if x % 2]
[x + y for x in [1, 2] for y in [10, 20]]
[[j for j in range(i)] for i in range(3)]
[x for x in range(10) if x % 2 if x > 4]
{x: x * x for x in range(3)}
{k: v for k, v in [('a', 1)]}
tuple(x for x in 'ab')
[a for a, *b in [(1, 2, 3)]]
(lambda: 5)()
(lambda x, y=2: x + y)(1)
(lambda *a, **k: (a, k))(1, 2, z=3)
(lambda x: lambda y: x + y)(1)(2)
[f(2) for f in [lambda x: x + 1, lambda x: x * 5]]
[f() for f in [lambda: i for i in range(3)]]
(1, 2, 3)[1],
(),
((1, 2), 3)
1,
not 1 == 2
not True == False
1 + 2 * 3 - 4 / 2
(1 + 2) * 3
2 * 3 % 4
7 // 2 * 2
- 3 ** 2
1 | 2 ^ 3 & 4
1 + 1 << 2
1 < 2 and 2 < 3 or 1 / 0
10 if 0 else 20 if 0 else 30
...
...is None
[].append(1)
'abc'.foo()
(1).foo
None.x
None()
5()
'a'()
len()
len(1, 2)
len(x=1)
[1, 2, 3].pop(5)
undefined_name
range('a')
range(1.5)
'a'['b']
{'a': 1}.pop('b')
5[0]
None[0]
(1, 2).append(3)
(lambda x: x)()
(lambda x: x)(1, 2)
(lambda x: x)(y=1)
(lambda x: x)(1, x=2)
(lambda *, k: k)(1)
(lambda *, k: k)(k=1)
(lambda a, /, b: (a, b))(1, b=2)
(lambda a, /: a)(a=1)
f(**{'a': 1}) if False else 0
(lambda **k: k)(**{'a': 1, 'b': 2})
(lambda a, b: (a, b))(*[1], **{'b': 2})
(lambda a, b: (a, b))(*[1, 2, 3])
(lambda a: a)(**{'a': 1}, **{'a': 2})
'''
MATH = r'''
math.sqrt(16)
math.floor(-1.5)
math.ceil(1.2)
math.floor(3)
math.log(8, 2)
math.log2(8)
math.log2(0.125)
math.log10(1000)
math.exp(0)
math.pow(2, 3)
math.pi
math.prod([2, 3, 4])
math.prod([])
math.gcd(12, 18)
math.gcd(-4, 6)
math.isnan(math.nan)
math.inf
math.sqrt(-1)
math.log(0)
math.trunc(-2.7)
math.exp(1000)
math.foo
'''
PROGRAMS = r'''
def f(x, y=[]):
    y.append(x)
    return y
f(1)
result = f(2)

def f():
    return g()
def g():
    return 7
result = f()

x = 1
def f():
    return x
x = 2
result = f()

def f():
    x = 1
    def g():
        return x
    x = 2
    return g()
result = f()

x = 1
def f():
    y = x
    x = 2
    return y
result = f()

def counter():
    items = []
    def add(x):
        items.append(x)
        return len(items)
    return add
add = counter()
add(5)
result = add(6)

def f(a, b=2, *args, c=3, **kwargs):
    return (a, b, args, c, kwargs)
result = [f(1), f(1, 5), f(1, 2, 3, 4), f(1, c=9), f(a=1, d=4), f(1, *[2, 3], **{'e': 5})]

def f(a, b):
    return a - b
result = (f(b=1, a=5), f(5, b=1))

def f(n):
    if n <= 1:
        return 1
    return n * f(n - 1)
result = f(15)

def f(x):
    pass
result = f(1)

def f(x: int, y: float = 1.0) -> float:
    """Adds."""
    return x + y
result = f(1)

a = b = [1]
a.append(2)
result = b

a = [1]
b = a
a += [2]
result = (a, b, a is b)

a = [1]
b = a
a = a + [2]
result = (a, b)

a = (1,)
b = a
a += (2,)
result = (a, b)

a, b = 1, 2
a, b = b, a
result = (a, b)

a, *b, c = range(5)
result = (a, b, c)

*a, b = 'xyz'
result = (a, b)

a, *b = [1]
result = (a, b)

(a, b), c = (1, 2), 3
result = [a, b, c]

[a, b] = 'xy'
result = a + b

a, b = 1, 2, 3
result = a

a, b = 5
result = a

x = 5
x += 1
x *= 2
x -= 3
x //= 2
x **= 2
x %= 7
result = x

x = 10
x /= 4
result = x

x = 6
x <<= 2
x |= 1
x &= 29
x ^= 3
x >>= 1
result = x

d = {}
d['a'] = 1
d['a'] += 5
d[1, 2] = 'tuple'
result = d

d = {'a': {'b': [1, 2]}}
d['a']['b'][0] = 9
result = d

l = [1, 2, 3]
l[-1] = 7
result = l

l = [1, 2, 3]
l[3] = 7
result = l

s = 'abc'
s[0] = 'x'
result = s

t = (1, 2)
t[0] = 5
result = t

x: int = 5
y: 'str'
result = x

result = 0
for i in range(10):
    if i == 3:
        continue
    if i == 6:
        break
    result += i

result = []
for i in range(3):
    for j in range(3):
        if j > i:
            break
        result.append((i, j))

for i in range(3):
    pass
else:
    result = 'else'

for i in range(3):
    break
else:
    i = 'else'
result = i

i = 0
while i < 5:
    i += 1
else:
    i = -i
result = i

i = 0
while True:
    i += 1
    if i > 3:
        break
result = i

result = []
for i, (a, b) in enumerate(zip('xy', [1, 2])):
    result.append((i, a, b))

result = []
for k, v in {'a': 1, 'b': 2}.items():
    result.append(k * v)

l = [1, 2]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
result = l

d = {'a': 1}
for k in d:
    d[k + 'x'] = 2
result = d

x = 5
if x > 5:
    result = 'more'
elif x == 5:
    result = 'same'
else:
    result = 'less'

if True: result = 1; result += 1

x = 1
[x for x in range(5)]
result = x

fs = [lambda: i for i in range(3)]
result = [f() for f in fs]

fs = []
for i in range(3):
    fs.append(lambda i=i: i)
result = [f() for f in fs]

items = [3, 1, 2]
items.sort()
items.reverse()
items.insert(1, 9)
items.insert(-100, 0)
items.extend('ab')
result = (items, items.pop(), items.pop(0), items)

items = [1, 2, 3, 2]
items.remove(2)
result = items

items = ['b', 'a', 'C']
items.sort(key=lambda s: s.lower(), reverse=True)
result = items

d = {'a': 1, 'b': 2}
d.update({'c': 3}, b=5)
d.update([('z', 0)])
x = d.pop('a')
y = d.pop('q', None)
z = d.setdefault('n', [])
z.append(1)
result = (d, x, y)

d = {'a': 1}
e = d.copy()
e['a'] = 2
result = (d, e)

l = [[0] * 2] * 2
l[0][0] = 1
result = l

l = [1, 2, 3]
m = l[:]
m[0] = 9
result = (l, m)

z = zip([1, 2], [3, 4])
result = (list(z), list(z))

it = enumerate('ab')
result = [x for x in it] + [x for x in it]

d = {'a': 1}
keys = d.keys()
d['b'] = 2
result = list(keys)

def f(*args):
    return args
result = f(*range(3), *'ab')

def make(units, *, activation='relu', **options):
    return dict(units=units, activation=activation, **options)
result = make(3, name='x')

def f(a, b):
    return a
result = f(1)

def f(a):
    return a
result = f(1, 2)

def f(a):
    return a
result = f(b=1)

def f(a):
    return a
result = f(1, a=1)

def outer():
    def inner(n):
        return 0 if n == 0 else 1 + inner(n - 1)
    return inner(10)
result = outer()

x = 'global'
def f():
    x = 'local'
    return x
result = (f(), x)

def f():
    return 1, 2
a, b = f()
result = a + b

result = (1 +
          2 +
          3)

result = 1 + \
    2

result = """a
  'b'
"c"\
"""

x = [
    1,
    2,  # comment
    # another
    3,
]
result = x

def f():
    """Doc."""
    # comment
    return 'ok'  # trailing
result = f()

if 1:
	result = 'tab'

def f(x):
    for i in range(x):
        if i == 2:
            return i
    return None
result = (f(5), f(1))

def f():
    for i in range(3):
        while True:
            return i
result = f()

result = 'a' if not [] else 'b'

assert 1 == 1, 'no'
result = 1

assert 1 == 2, 'no'
result = 1

raise ValueError('bad')

from __future__ import annotations
result = 1

if __name__ == '__main__':
    result = 'main'

x = 3; y = 4
result = x * y

class_ = 1
result = class_

def f(a, /, b, *, c):
    return (a, b, c)
result = f(1, b=2, c=3)

names = ['a', 'b']
result = {n: i for i, n in enumerate(names)}

units = 64
result = [units // 2 ** i for i in range(4)]

result = [f'conv_{i}_{j}' for i in range(2) for j in 'ab']

x = 10
def f():
    return [x + i for i in range(2)]
result = f()

def f(n):
    return [n * i for i in range(n)]
result = f(3)

result = print('hello', 1, sep='', end='')

x = y = z = 0
x += 1
result = (x, y, z)

def f(): return 1
result = f()

result = ('a'
          'b' f'{1}'
          "c")

t = 1, 2
result = t

t = 1,
result = t

for x in 1, 2, 3:
    result = x

a = [1, 2, 3]
a[0], a[1] = a[1], a[0]
result = a

i = 0
l = [0, 0]
i, l[i] = 1, 5
result = l

d = {}
for i in range(3): d[i] = i * i
result = d

result = [1, 2, 3]
result[0] += 10
result[-1] *= 2

def f(x, *, y): return x + y
g = f
result = g(1, y=2)

def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
result = compose(lambda x: x + 1, lambda x: x * 2)(3)
'''


def answer(program, names):
    try:
        try:
            compiled = compile(program, "case", "eval")
        except SyntaxError:
            compiled = None
        if compiled is not None:
            value = eval(compiled, names)
        else:
            exec(compile(program, "case", "exec"), names)
            value = names["result"]
        return "= " + repr(value) if fits(value) else "! more than 64 bits"
    except Exception as error:
        return "! " + type(error).__name__


def fits(value):
    return not isinstance(value, int) or -(2**63) <= value < 2**63


if __name__ == "__main__":
    import contextlib, io, math, warnings

    warnings.simplefilter("ignore")
    cases = [line for line in EXPRESSIONS.split("\n") if line]
    cases += [line for line in MATH.split("\n") if line]
    cases += PROGRAMS.strip("\n").split("\n\n")
    blocks = []
    for case in cases:
        with contextlib.redirect_stdout(io.StringIO()):
            line = answer(case, {"math": math, "__name__": "__main__"})
        blocks.append(case + "\n" + line)
    print("\n\n".join(blocks))
