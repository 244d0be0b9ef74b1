(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train / 255.0
base = keras.applications.VGG16(include_top=False, weights='imagenet')
old = keras.models.load_model('old.keras')
path = keras.utils.get_file('a', 'b')
data = tf.data.Dataset.from_tensor_slices(x_train)
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
