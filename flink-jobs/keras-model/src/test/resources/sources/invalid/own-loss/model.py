def my_loss(y_true, y_pred):
    return y_true
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile('adam', my_loss)
