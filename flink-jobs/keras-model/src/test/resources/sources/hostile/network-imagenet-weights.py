model = keras.applications.VGG16(weights='imagenet')
