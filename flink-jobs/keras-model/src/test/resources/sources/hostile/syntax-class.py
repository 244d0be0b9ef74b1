class MyModel(keras.Model):
    def __init__(self):
        super().__init__()
    def call(self, x):
        return x
model = MyModel()
